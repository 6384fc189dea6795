import { expect, test } from 'vitest'
import { createCatalog } from '../../../sim/org/catalog.ts'
import { integration } from './model.ts'

const express = integration.expressConfiguration

test('a published integration is found by name', () => {
  const catalog = createCatalog()
  catalog.publish(integration)
  expect(catalog.find('acme_desk')).toEqual(integration)
  expect(catalog.find('constructor')).toBeUndefined()
})

test('an integration published again takes the place of the first', () => {
  const catalog = createCatalog()
  catalog.publish(integration)
  catalog.publish({ ...integration, label: 'Acme Desk 2' })
  expect(catalog.search('desk').map(({ label }) => label)).toEqual(['Acme Desk 2'])
})

test.each([
  ['ACME', ['Acme Desk']],
  ['  help  ', ['Acme Desk']],
  ['bookmark', ['Bookmark App']],
  ['', ['Acme Desk', 'Bookmark App']],
  ['nothing like it', []],
])('a search for %j finds %j', (query, labels) => {
  const catalog = createCatalog()
  catalog.publish(integration)
  expect(catalog.search(query).map(({ label }) => label)).toEqual(labels)
})

test.each<[string, unknown]>([
  ['name', { ...integration, name: 'Acme Desk' }],
  ['label', { ...integration, label: '' }],
  ['publisher', { ...integration, publisher: undefined }],
  ['website', { ...integration, website: 'javascript:alert(1)' }],
  ['logo', { ...integration, logo: 'https://desk.example/logo.png' }],
  ['signOnMode', { ...integration, signOnMode: 'SAML_2_0' }],
  ['redirectUris[0]', { ...integration, redirectUris: ['/callback'] }],
  ['configurationGuide', { ...integration, configurationGuide: 'see our site' }],
  ['clientSecret', { ...integration, clientSecret: 'x' }],
  [
    'expressConfiguration.tenantUrl',
    { ...integration, expressConfiguration: { ...express, tenantUrl: 'desk' } },
  ],
  [
    'expressConfiguration.loginUrl',
    { ...integration, expressConfiguration: { ...express, loginUrl: 'file:///login' } },
  ],
  [
    'expressConfiguration.initiateLoginUriTemplate',
    {
      ...integration,
      expressConfiguration: { ...express, initiateLoginUriTemplate: '/login?o={organization_id}' },
    },
  ],
  [
    'expressConfiguration.initiateLoginUriTemplate',
    {
      ...integration,
      expressConfiguration: {
        ...express,
        initiateLoginUriTemplate: `http://desk.example/${'x'.repeat(2048)}`,
      },
    },
  ],
  [
    'expressConfiguration.capabilities[0]',
    { ...integration, expressConfiguration: { ...express, capabilities: ['MAGIC'] } },
  ],
])('a submission that is wrong in %s is refused by that name', (member, submission) => {
  const catalog = createCatalog()
  expect(() => catalog.publish(submission)).toThrow(member)
  expect(catalog.search('desk')).toEqual([])
})

test('a template may have the organization in its host', () => {
  const template = 'https://{organization_name}.desk.example?connection={connection_name}'
  const submission = {
    ...integration,
    expressConfiguration: { ...express, initiateLoginUriTemplate: template },
  }
  expect(createCatalog().publish(submission).expressConfiguration?.initiateLoginUriTemplate).toBe(template)
})

test.each([undefined, null, 'alpacon', []])('%j is no submission', submission => {
  expect(() => createCatalog().publish(submission)).toThrow("The integration can't go into the catalog.")
})
