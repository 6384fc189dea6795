import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'
import { rawRequest } from './raw-request.ts'

const { newOrg } = oktaOfThisFile()

test('a POST that names no length is answered 411', async () => {
  const { org, ann } = await newOrg()
  const start = `POST /api/v1/users/${ann.id}/lifecycle/suspend HTTP/1.1`
  const token = `Authorization: SSWS ${org.apiToken}`
  expect(await rawRequest(org.url, [start, token])).toMatch(/^HTTP\/1\.1 411 /)
  expect(org.model.users.get(ann.id).status).toBe('ACTIVE')
  expect(await rawRequest(org.url, [start, token, 'Content-Length: 0'])).toMatch(/^HTTP\/1\.1 200 /)
  expect(org.model.users.get(ann.id).status).toBe('SUSPENDED')
})

test('self and next come as separate link headers', async () => {
  const { org } = await newOrg()
  const answer = await rawRequest(org.url, [
    'GET /api/v1/users?limit=1 HTTP/1.1',
    `Authorization: SSWS ${org.apiToken}`,
  ])
  const links = answer.split('\r\n').filter(line => /^link:/i.test(line))
  const at = org.url.replaceAll('.', '\\.')
  expect(links).toHaveLength(2)
  expect(links.join('\n')).toMatch(new RegExp(`<${at}/api/v1/users\\?limit=1>; rel="self"$`, 'm'))
  expect(links.join('\n')).toMatch(
    new RegExp(`<${at}/api/v1/users\\?limit=1&after=[\\w-]+>; rel="next"$`, 'm'),
  )
})

test('every answer tells the rate limit, its reset in epoch seconds, and a request id of its own', async () => {
  const { org } = await newOrg()
  const api = managementClient(org)
  const answers = [await api.get('/users'), await api.get('/users/nobody'), await api.get('/nowhere')]
  const ids = answers.map(({ headers }) => headers.get('x-okta-request-id'))
  expect(new Set(ids).size).toBe(3)
  const remaining = answers.map(({ headers }) => Number(headers.get('x-rate-limit-remaining')))
  expect(remaining[1]).toBe(remaining[0]! - 1)
  expect(remaining[2]).toBe(remaining[1]! - 1)
  const reset = Number(answers[0]!.headers.get('x-rate-limit-reset'))
  const now = Date.now() / 1000
  expect(reset).toBeGreaterThan(now - 1)
  expect(reset).toBeLessThanOrEqual(now + 61)
  expect(answers[0]!.headers.get('x-rate-limit-limit')).toBe('600')
})

test('however many requests come, none is refused and what remains never runs out', async () => {
  const { org } = await newOrg()
  const api = managementClient(org)
  let last = await api.get('/groups')
  for (let asked = 0; asked < 650; asked += 1) last = await api.get('/groups')
  expect([last.status, Number(last.headers.get('x-rate-limit-remaining')) >= 1]).toEqual([200, true])
})

test('the fault strikes one request with 429, and the next passes', async () => {
  const { org } = await newOrg()
  const api = managementClient(org)
  const fault = org.faults.inject('management-api/rate-limited', { at: 'GET /api/v1/groups' })
  expect((await api.get('/users')).status).toBe(200)
  const struck = await api.get('/groups')
  expect([struck.status, struck.body.errorCode]).toEqual([429, 'E0000047'])
  expect(struck.body.errorSummary).toBe('API call exceeded rate limit due to too many requests.')
  expect(struck.headers.get('x-rate-limit-remaining')).toBe('0')
  expect((await api.get('/groups')).status).toBe(200)
  expect(fault.delivered).toBe(1)
})
