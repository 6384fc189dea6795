import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { integration } from '../org/model.ts'

const { okta, newOrg } = oktaOfThisFile()

let sp: Server
let status: number | 'none'
const calls: { path: string; authorization: string; body: unknown }[] = []
const at = (path: string) => `http://127.0.0.1:${(sp.address() as AddressInfo).port}${path}`

beforeAll(async () => {
  sp = createServer(async (req, res) => {
    const chunks = await req.toArray()
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
    calls.push({ path: req.url ?? '', authorization: req.headers.authorization ?? '', body })
    if (status === 'none') req.socket.destroy()
    else res.writeHead(status).end()
  })
  await new Promise<void>(resolve => sp.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  sp.closeAllConnections()
  sp.close()
})
beforeEach(() => {
  calls.length = 0
  status = 204
})

async function orgWithLogout(subjectFormat: 'iss_sub' | 'email' = 'iss_sub') {
  const globalTokenRevocationEndpoint = at('/logout/{connection_name}')
  okta().publish({ ...integration, universalLogout: { globalTokenRevocationEndpoint, subjectFormat } })
  const made = await newOrg()
  made.org.model.applications.configure(made.app, 'http://desk.example/login', { connection_name: 'okta-1' })
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

test('every app that takes part is asked, with a proof that the org’s published key signed', async () => {
  const { org, app, ann } = await orgWithLogout()
  expect(await org.clearUserSessions(ann.id, { includeApps: true })).toEqual([{ appId: app.id, status: 204 }])
  expect(calls).toMatchObject([
    { path: '/logout/okta-1', body: { sub_id: { format: 'iss_sub', iss: org.url, sub: ann.id } } },
  ])
  const keys = createRemoteJWKSet(new URL(`${org.url}/oauth2/v1/keys`))
  const { payload, protectedHeader } = await jwtVerify(
    calls[0]!.authorization.slice('Bearer '.length),
    keys,
    {
      typ: 'global-token-revocation+jwt',
      issuer: org.url,
      subject: app.id,
      audience: at('/logout/okta-1'),
      requiredClaims: ['jti', 'iat', 'nbf', 'exp'],
    },
  )
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload.exp! - payload.iat!).toBe(300)
  expect(eventsOf(org, 'user.session.clear')).toMatchObject([
    { result: 'SUCCESS', target: [ann.profile.login] },
  ])
  expect(eventsOf(org, 'user.authentication.universal_logout')).toMatchObject([
    { result: 'SUCCESS', target: [app.label, ann.profile.login] },
  ])
})

test('an integration that knows people by email is told the email', async () => {
  const { org, ann } = await orgWithLogout('email')
  await org.clearUserSessions(ann.id, { includeApps: true })
  expect(calls[0]?.body).toEqual({ sub_id: { format: 'email', email: ann.profile.email } })
})

test('sessions and tokens at Okta end, those of others don’t', async () => {
  const { org, ann, ben } = await orgWithLogout()
  const [anns, bens] = [org.store.openSession(ann.id), org.store.openSession(ben.id)]
  const code = (accountId: string) => ({ accountId, clientId: 'x', grantId: accountId })
  const tokens = org.store.adapterFor(org.authorizationServers.org)('Grant')
  await tokens.upsert('of-ann', code(ann.id), 60)
  await tokens.upsert('of-ben', code(ben.id), 60)
  await org.clearUserSessions(ann.id, { includeApps: false })
  expect(org.model.sessions.person(anns.sid)).toBeUndefined()
  expect(org.model.sessions.person(bens.sid)).toBe(ben)
  expect([await tokens.find('of-ann'), await tokens.find('of-ben')]).toMatchObject([undefined, code(ben.id)])
  expect(calls).toEqual([])
})

test('an app that the person doesn’t have, or that is inactive, is not asked', async () => {
  const { org, app, ann, ben } = await orgWithLogout()
  expect(await org.clearUserSessions(ben.id, { includeApps: true })).toEqual([])
  org.model.applications.setStatus(app, 'INACTIVE')
  expect(await org.clearUserSessions(ann.id, { includeApps: true })).toEqual([])
  expect(calls).toEqual([])
})

test.each([
  [404 as const, 404, 'status 404'],
  ['none' as const, undefined, 'no answer'],
])('an app that answers %s is a failure in the System Log', async (answer, seen, reason) => {
  const { org, app, ann } = await orgWithLogout()
  status = answer
  expect(await org.clearUserSessions(ann.id, { includeApps: true })).toEqual([
    { appId: app.id, status: seen },
  ])
  expect(eventsOf(org, 'user.authentication.universal_logout')).toMatchObject([{ result: 'FAILURE', reason }])
})

test('a person who isn’t there is E0000007', async () => {
  const { org } = await orgWithLogout()
  await expect(org.clearUserSessions('00unobody', { includeApps: true })).rejects.toThrow('Not found')
})
