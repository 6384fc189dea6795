import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { okta, newOrg } = oktaOfThisFile()

test('what was asked for and is not there can be listed: by the status, with org, method and path', async () => {
  const [first, second] = [(await newOrg()).org, (await newOrg()).org]
  await managementClient(first).get('/policies?type=OKTA_SIGN_ON')
  await managementClient(first).get('/users')
  await managementClient(second).post('/idps', { type: 'OIDC' })
  const missing = okta()
    .exchanges.list()
    .filter(({ response }) => response?.status === 501)
    .map(({ org, request }) => [org, request.method, new URL(request.url).pathname])
  expect(missing).toEqual([
    [first.name, 'GET', '/api/v1/policies'],
    [second.name, 'POST', '/api/v1/idps'],
  ])
})
