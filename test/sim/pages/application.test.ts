import { describe, expect, test } from 'vitest'
import type { ApplicationTab } from '../../../sim/pages/admin/application.ts'
import {
  type ApplicationAssignmentsPage,
  applicationAssignmentsPage,
} from '../../../sim/pages/admin/application-assignments.ts'
import { applicationGeneralPage } from '../../../sim/pages/admin/application-general.ts'
import { applicationSignOnPage } from '../../../sim/pages/admin/application-sign-on.ts'
import { shell } from './example.ts'
import { accessibleName, find, readPage, textOf } from './markup-reader.ts'

const base = '/admin/app/alpacon/instance/0oa1'
const tab: ApplicationTab = {
  shell: shell('Applications'),
  app: { label: 'Alpacon', status: 'ACTIVE', base, logHref: '/report/system_log_2?q=0oa1' },
}
const none = { total: 0 }
const assignments: ApplicationAssignmentsPage = {
  ...tab,
  filter: 'people',
  people: [],
  groups: [],
  page: none,
}

describe("an app's page", () => {
  test('links its tabs and marks the current one', () => {
    const page = applicationSignOnPage(tab)
    const tabs = readPage(page).filter(
      ({ name, within }) => name === 'a' && within.some(({ attributes }) => attributes.class === 'tabs'),
    )
    expect(tabs.map(({ attributes }) => attributes.href)).toEqual([
      `${base}/general`,
      `${base}/sign-on`,
      `${base}/assignments`,
    ])
    expect(tabs.map(link => link.attributes['aria-current'])).toEqual([undefined, 'page', undefined])
  })

  test.each([
    ['ACTIVE', 'Active', 'Deactivate', 'deactivate'],
    ['INACTIVE', 'Inactive', 'Activate', 'activate'],
  ] as const)('when %s offers the other', (status, shown, offered, value) => {
    const page = applicationSignOnPage({ ...tab, app: { ...tab.app, status } })
    expect(find(page, 'summary').map(accessibleName)).toEqual([shown])
    expect(find(page, 'form', { action: `${base}/lifecycle` })[0]?.text.trim()).toBe(offered)
    expect(find(page, 'button', { name: 'action' })[0]?.attributes.value).toBe(value)
  })

  test('says when the initiate login URI is not set yet', () => {
    const client = { clientId: '0oa1', redirectUris: [], loginInitiatedBy: 'Either Okta or App' }
    const general = {
      ...tab,
      values: { label: 'Alpacon', hideIcon: false },
      embedLink: 'http://acme.test/home',
    }
    expect(textOf(applicationGeneralPage({ ...general, client }))).toContain('Not set yet')
    expect(
      textOf(
        applicationGeneralPage({
          ...general,
          client: { ...client, initiateLoginUri: 'http://sp.test/login' },
        }),
      ),
    ).toMatch(/http:\/\/sp\.test\/login.*Either Okta or App/)
  })
})

describe('Express Configuration', () => {
  const express = {
    button: 'Express Configure SSO',
    authorizeHref: '/authorize',
    hidden: { token: 'xsrf', capabilityType: 'SSO' },
  }

  test('starts with a GET that carries the hidden fields', () => {
    const page = applicationSignOnPage({ ...tab, expressConfiguration: express })
    expect(textOf(page)).toContain('Express Configuration for Alpacon Not configured')
    const [form] = find(page, 'form', { method: 'get', action: '/authorize' })
    expect(form?.text.trim()).toBe('Express Configure SSO')
    const fields = readPage(page).filter(
      ({ name, within }) =>
        name === 'input' && within.some(({ attributes }) => attributes.action === '/authorize'),
    )
    expect(fields.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
      ['token', 'xsrf'],
      ['capabilityType', 'SSO'],
    ])
  })

  test('is not offered by an integration without it', () => {
    expect(textOf(applicationSignOnPage(tab))).not.toContain('Express')
  })

  test('once done tells since when and with which organization', () => {
    const page = applicationSignOnPage({
      ...tab,
      expressConfiguration: {
        ...express,
        outcome: 'configured',
        enabledSince: '2026-08-03T09:10:00.000Z',
        organization: 'alpacax',
      },
    })
    expect(find(page, 'div', { role: 'status' })[0]?.text).toBe('SSO has been configured')
    expect(textOf(page)).toContain('SSO enabled since Aug 3, 2026, 9:10:00 AM UTC, connected to alpacax')
  })

  test("when failed shows Okta's sentence and the reason", () => {
    const page = applicationSignOnPage({
      ...tab,
      expressConfiguration: { ...express, outcome: 'failed', reason: 'access_denied' },
    })
    expect(find(page, 'div', { role: 'alert' })[0]?.text).toBe(
      'Failed to Express Configure the application. Please retry or contact Okta support. access_denied',
    )
  })
})

describe('assignments', () => {
  test.each([
    ['people', 'No people are assigned'],
    ['groups', 'No groups are assigned'],
  ] as const)('a list without %s says so', (filter, sentence) => {
    const page = applicationAssignmentsPage({ ...assignments, filter })
    expect(textOf(page)).toContain(sentence)
    expect(find(page, 'table')).toEqual([])
  })

  const people: ApplicationAssignmentsPage['people'] = [
    { id: '00u1', name: 'Ada', login: 'ada@acme.example', type: 'Individual', groups: ['Engineering'] },
    { id: '00u2', name: 'Bo', login: 'bo@acme.example', type: 'Group', groups: ['Engineering'] },
  ]

  test('a person assigned singly can be removed, one assigned by a group only can not', () => {
    const page = applicationAssignmentsPage({ ...assignments, people, page: { total: 2 } })
    expect(find(page, 'form', { action: `${base}/assignments/remove` })).toHaveLength(1)
    expect(find(page, 'input', { name: 'userId' })[0]?.attributes.value).toBe('00u1')
    expect(find(page, 'button').map(accessibleName)).toContain('Remove Ada')
    expect(textOf(page)).toContain('bo@acme.example Group through Engineering')
  })

  test('a group can be removed', () => {
    const groups = [{ id: '00g1', name: 'Engineering', priority: 0, members: 1200 }]
    const page = applicationAssignmentsPage({ ...assignments, filter: 'groups', groups, page: { total: 1 } })
    expect(find(page, 'input', { name: 'groupId' })[0]?.attributes.value).toBe('00g1')
    expect(textOf(page)).toContain('0 Engineering 1,200')
  })

  test('the dialog is named, and the rest of the page inert', () => {
    const page = applicationAssignmentsPage({
      ...assignments,
      dialog: { kind: 'people', rows: [], page: none },
    })
    const [dialog] = find(page, 'section', { role: 'dialog', 'aria-modal': 'true' })
    expect(find(page, 'h2', { id: dialog?.attributes['aria-labelledby'] ?? '' })[0]?.text).toBe(
      'Assign Alpacon to People',
    )
    for (const name of ['header', 'nav', 'main'])
      expect(find(page, name)[0]?.attributes).toHaveProperty('inert')
    expect(find(applicationAssignmentsPage(assignments), 'main')[0]?.attributes).not.toHaveProperty('inert')
  })

  test('a person is assigned by way of the attributes, one who is assigned already by none', () => {
    const rows = [
      { id: '00u1', name: 'Ada', login: 'ada@acme.example', assigned: true },
      { id: '00u2', name: 'Bo', login: 'bo@acme.example', assigned: false },
    ]
    const page = applicationAssignmentsPage({
      ...assignments,
      dialog: { kind: 'people', rows, page: { total: 2 } },
    })
    const links = find(page, 'a').filter(link => accessibleName(link).startsWith('Assign '))
    expect(links.map(link => [accessibleName(link), link.attributes.href])).toContainEqual([
      'Assign Bo',
      `${base}/assignments?assign=people&user=00u2`,
    ])
    expect(links.map(accessibleName)).not.toContain('Assign Ada')
    expect(find(page, 'input', { name: 'assign', value: 'people' })).toHaveLength(1)
    expect(find(page, 'a', { href: `${base}/assignments?filter=people` }).map(accessibleName)).toContain(
      'Done',
    )
  })

  test('the attributes carry the user name and save to people', () => {
    const person = { id: '00u2', name: 'Bo', login: 'bo@acme.example' }
    const page = applicationAssignmentsPage({
      ...assignments,
      dialog: { kind: 'person', person, userName: person.login },
    })
    expect(find(page, 'form', { action: `${base}/assignments/people`, method: 'post' })).toHaveLength(1)
    expect(find(page, 'input', { name: 'userName' })[0]?.attributes.value).toBe('bo@acme.example')
    expect(find(page, 'input', { name: 'userId' })[0]?.attributes.value).toBe('00u2')
    expect(find(page, 'button').map(accessibleName)).toContain('Save and Go Back')
  })

  test('a group is assigned at once', () => {
    const rows = [{ id: '00g1', name: 'Engineering', description: '', assigned: false }]
    const page = applicationAssignmentsPage({
      ...assignments,
      dialog: { kind: 'groups', rows, page: { total: 1 } },
    })
    expect(find(page, 'form', { action: `${base}/assignments/groups`, method: 'post' })).toHaveLength(1)
    expect(find(page, 'input', { name: 'groupId' })[0]?.attributes.value).toBe('00g1')
    expect(find(page, 'button').map(accessibleName)).toContain('Assign Engineering')
  })
})
