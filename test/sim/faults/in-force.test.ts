import { expect, test } from 'vitest'
import type { RunningOrg } from '../../../sim/index.ts'
import { codeFor } from '../oidc/relying-party.ts'
import { addDesk, oktaOfThisFile } from '../okta.ts'
import { REQUESTS, type Site, tokenRequest, watch } from './delivery.ts'

const { okta, newOrg } = oktaOfThisFile()

/** A site of Ann's, and one of Ben's in the same org. */
async function sites(): Promise<{ org: RunningOrg; anns: Site; bens: Site }> {
  const { org, ann, ben, app } = await newOrg()
  for (const one of [ann, ben]) org.model.assignments.assignUser(app, one)
  const anns = { okta: okta(), org, app, ann }
  return { org, anns, bens: { ...anns, ann: ben } }
}

const keyCount = async (site: Site) => JSON.parse((await (await REQUESTS.keys(site))()).body).keys.length
const statusOfToken = async (site: Site) => (await (await tokenRequest(site))()).status

test('a fault strikes once, unless it is told otherwise', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('keys/empty')
  expect([await keyCount(anns), await keyCount(anns)]).toEqual([0, 2])
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
})

test('a fault strikes as often as it is told', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('keys/empty', { times: 2 })
  expect([await keyCount(anns), await keyCount(anns), await keyCount(anns)]).toEqual([0, 0, 2])
  expect(fault.delivered).toBe(2)
})

test('a fault that is in force until cleared strikes until it is cleared', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('keys/empty', { times: 'until-cleared' })
  for (const _ of [1, 2, 3]) expect(await keyCount(anns)).toBe(0)
  expect([fault.delivered, fault.inForce]).toEqual([3, true])
  fault.clear()
  expect([await keyCount(anns), fault.delivered, fault.inForce]).toEqual([2, 3, false])
})

test('all faults are cleared at once', async () => {
  const { org, anns } = await sites()
  org.faults.inject('keys/empty')
  org.faults.inject('discovery/html')
  org.faults.clearAll()
  expect(await keyCount(anns)).toBe(2)
  expect((await (await REQUESTS.discovery(anns))()).headers['content-type']).toContain('json')
  expect(org.faults.list().map(({ name, delivered, inForce }) => [name, delivered, inForce])).toEqual([
    ['keys/empty', 0, false],
    ['discovery/html', 0, false],
  ])
})

test('a fault waits for the occasion that it is told', async () => {
  const { org, anns } = await sites()
  org.faults.inject('keys/empty', { at: 3 })
  expect([await keyCount(anns), await keyCount(anns), await keyCount(anns), await keyCount(anns)]).toEqual([
    2, 2, 0, 2,
  ])
})

test('a fault waits for the path that it is told', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('management-api/server-error', { at: 'GET /api/v1/groups' })
  expect((await (await REQUESTS['management-api'](anns))()).status).toBe(200)
  const headers = { authorization: `SSWS ${org.apiToken}` }
  expect((await fetch(`${org.url}/api/v1/groups`, { headers })).status).toBe(503)
  expect(fault.delivered).toBe(1)
})

test('a fault for one app passes the others by', async () => {
  const { org, anns } = await sites()
  const app = addDesk(org, 'Other desk')
  org.model.assignments.assignUser(app, anns.ann)
  const fault = org.faults.inject('token/invalid-grant', { app: app.id, times: 'until-cleared' })
  const statuses = [await statusOfToken(anns), await statusOfToken({ ...anns, app })]
  expect([statuses, fault.delivered]).toEqual([[200, 400], 1])
})

test('a fault for one person passes the others by, at every place that knows whom it is about', async () => {
  const { org, anns, bens } = await sites()
  const options = { person: bens.ann.id, times: 'until-cleared' } as const
  const token = org.faults.inject('token/token-type-in-another-case', options)
  const userinfo = org.faults.inject('userinfo/server-error', options)
  const response = org.faults.inject('response/further-parameters', options)
  const long = org.faults.inject('response/long-code', options)
  const all = [token, userinfo, response, long]
  expect((await (await REQUESTS.userinfo(anns))()).status).toBe(200)
  expect(all.map(({ delivered }) => delivered)).toEqual([0, 0, 0, 0])
  expect((await (await REQUESTS.userinfo(bens))()).status).toBe(503)
  expect(all.map(({ delivered }) => delivered)).toEqual([1, 1, 1, 1])
})

test('a fault of one org leaves another alone', async () => {
  const [one, other] = [await sites(), await sites()]
  one.org.faults.inject('keys/empty')
  expect([await keyCount(other.anns), await keyCount(one.anns)]).toEqual([2, 0])
})

test('two requests at once are not both struck by what strikes once, even where altering takes a while', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('keys/encryption-key-same-kid')
  const counts = await Promise.all([1, 2, 3, 4].map(() => keyCount(anns)))
  expect(counts.sort()).toEqual([2, 2, 2, 3])
  expect(fault.delivered).toBe(1)
})

test('a refusal has no ID token to alter: the fault stays in force, and nothing is counted', async () => {
  const { org, anns } = await sites()
  const fault = org.faults.inject('id-token/iss-altered')
  const answer = await fetch(`${org.url}/oauth2/v1/token`, { method: 'POST', body: new URLSearchParams() })
  expect([answer.status, fault.delivered, fault.inForce]).toEqual([401, 0, true])
  expect(await statusOfToken(anns)).toBe(200)
  expect([fault.delivered, fault.inForce]).toEqual([1, false])
})

test('two faults strike the same answer, the older first', async () => {
  const { org, anns } = await sites()
  const faults = [
    org.faults.inject('token/further-members'),
    org.faults.inject('id-token/nonce-missing'),
    org.faults.inject('token/expires-in-missing'),
  ]
  const { body } = await (await tokenRequest(anns))()
  expect(JSON.parse(body)).toMatchObject({ warnings: [] })
  expect(JSON.parse(body)).not.toHaveProperty('expires_in')
  expect(faults.map(({ delivered }) => delivered)).toEqual([1, 1, 1])
  expect(okta().exchanges.list().at(-1)?.faults).toEqual(faults.map(({ name }) => name))
})

test('what an older fault has left no JSON of is not altered further', async () => {
  const { org, anns } = await sites()
  const page = org.faults.inject('token/html')
  const claims = org.faults.inject('id-token/iss-altered')
  const members = org.faults.inject('token/further-members')
  expect((await (await tokenRequest(anns))()).body).toContain('Be right back')
  expect([page, claims, members].map(({ delivered }) => delivered)).toEqual([1, 0, 0])
})

test('an ID token is replayed for the same person and app only, and never one that a fault has altered', async () => {
  const { org, anns, bens } = await sites()
  await (await tokenRequest(bens))()
  org.faults.inject('id-token/nonce-missing')
  await (await tokenRequest(anns))()
  org.faults.inject('token/html')
  await (await tokenRequest(anns))()
  const fault = org.faults.inject('id-token/replayed')
  await (await tokenRequest(anns))()
  expect([fault.delivered, fault.inForce]).toEqual([0, true])
  await (await tokenRequest(anns))()
  expect(fault.delivered).toBe(1)
})

test('an answer to HEAD has nothing to alter', async () => {
  const { org } = await sites()
  const fault = org.faults.inject('discovery/issuer-mismatch')
  const answer = await fetch(`${org.url}/.well-known/openid-configuration`, { method: 'HEAD' })
  expect([answer.status, fault.delivered]).toEqual([200, 0])
})

test('an answer that a fault waited for and did not alter goes out to the byte as it is', async () => {
  const { anns } = await sites()
  const ask = await REQUESTS.userinfo(anns)
  const untouched = await ask()
  const originalOf = watch('userinfo/server-error')
  anns.org.faults.inject('userinfo/server-error')
  await ask()
  const original = originalOf()
  expect(untouched).toMatchObject({ status: original.status, body: original.body })
  anns.org.faults.inject('userinfo/server-error', { person: 'somebody else' })
  const { headers, ...again } = await ask()
  expect({ ...again, headers: { ...headers, 'x-okta-request-id': '' } }).toEqual({
    ...untouched,
    headers: { ...untouched.headers, 'x-okta-request-id': '' },
  })
})

test('a fault strikes the custom authorization server too, as that one', async () => {
  const { org } = await sites()
  org.faults.inject('discovery/advertises-iss', { at: '/oauth2/default/' })
  const metadataAt = async (path: string) =>
    (await fetch(`${org.url}${path}/.well-known/openid-configuration`)).json() as Promise<{ issuer: string }>
  const name = 'authorization_response_iss_parameter_supported'
  expect(await metadataAt('')).not.toHaveProperty(name)
  expect(await metadataAt('/oauth2/default')).toMatchObject({
    issuer: `${org.url}/oauth2/default`,
    [name]: true,
  })
})

test('without a fault the same sign-in as ever comes about', async () => {
  const { org, anns } = await sites()
  const { callback } = await codeFor(org, anns.app, anns.ann)
  expect([...callback.searchParams.keys()].sort()).toEqual(['code', 'state'])
  expect(okta().exchanges.list().at(-1)).not.toHaveProperty('faults')
})
