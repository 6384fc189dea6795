import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

async function scene() {
  const scene = await newOrg()
  const api = managementClient(scene.org)
  const { sid } = scene.org.store.openSession(scene.ann.id)
  /** Asks with Ann's session instead of the token. */
  const asAnn = (method: string, path: string, body?: unknown) =>
    api.ask(method, path, body, { authorization: '', cookie: `sid=${sid}` })
  return { ...scene, api, asAnn, sid }
}

test('a person’s session reads itself, renews itself and ends', async () => {
  const { asAnn, ann } = await scene()
  const session = await asAnn('GET', '/sessions/me')
  expect(session.body).toMatchObject({ userId: ann.id, login: ann.profile.login, status: 'ACTIVE' })
  const refreshed = await asAnn('POST', '/sessions/me/lifecycle/refresh')
  expect(refreshed.body.id).toBe(session.body.id)
  expect(Date.parse(refreshed.body.expiresAt)).toBeGreaterThanOrEqual(Date.parse(session.body.expiresAt))
  expect((await asAnn('DELETE', '/sessions/me')).status).toBe(204)
  expect((await asAnn('GET', '/sessions/me')).status).toBe(404)
})

test('a session opens what is the person’s own, and nothing else', async () => {
  const { asAnn, ann, ben } = await scene()
  expect((await asAnn('GET', '/users/me')).body.id).toBe(ann.id)
  expect((await asAnn('GET', '/users/me/appLinks')).status).toBe(200)
  for (const path of ['/users', `/users/${ben.id}`, '/users/mein', '/groups', '/logs', '/apps']) {
    const { status, body } = await asAnn('GET', path)
    expect([path, status, body.errorCode]).toEqual([path, 403, 'E0000006'])
  }
})

test('a person can’t change or unblock themselves with nothing but their session', async () => {
  const { asAnn, org, ann } = await scene()
  const taken = await asAnn('POST', '/users/me', { profile: { login: 'root@example.com' } })
  expect([taken.status, taken.body.errorCode]).toEqual([403, 'E0000006'])
  expect((await asAnn('POST', '/users/me/lifecycle/deactivate')).status).toBe(403)
  expect((await asAnn('DELETE', '/users/me')).status).toBe(403)
  expect(org.model.users.get(ann.id)).toMatchObject({
    status: 'ACTIVE',
    profile: { login: ann.profile.login },
  })
})

test('an org’s token and sessions are nothing in another org', async () => {
  const { org, sid } = await scene()
  const other = managementClient((await newOrg()).org)
  const withToken = await other.ask('GET', '/users', undefined, { authorization: `SSWS ${org.apiToken}` })
  expect([withToken.status, withToken.body.errorCode]).toEqual([401, 'E0000011'])
  const withSession = await other.ask('GET', '/sessions/me', undefined, {
    authorization: '',
    cookie: `sid=${sid}`,
  })
  expect(withSession.status).toBe(404)
})

test('with the token, me is the org’s oldest administrator', async () => {
  const { api, ada } = await scene()
  expect((await api.get('/users/me')).body.id).toBe(ada.id)
})

test('authn gives a session token once for a right password, and the log says who', async () => {
  const { api, org, ann } = await scene()
  const { body } = await api.ask(
    'POST',
    '/authn',
    { username: ann.profile.login, password: PASSWORD },
    { authorization: '' },
  )
  expect([body.status, body._embedded.user.id]).toEqual(['SUCCESS', ann.id])
  expect(org.model.sessionTokens.redeem(body.sessionToken)?.id).toBe(ann.id)
  expect(org.model.sessionTokens.redeem(body.sessionToken)).toBeUndefined()
  const log = await api.get(`/logs?filter=${encodeURIComponent('eventType eq "user.session.start"')}`)
  expect(log.body.at(-1)).toMatchObject({ outcome: { result: 'SUCCESS' }, actor: { id: ann.id } })
})

test('a wrong password, an unknown name, a suspended and a locked person look alike', async () => {
  const { api, ann, ben } = await scene()
  await api.post(`/users/${ben.id}/lifecycle/suspend`)
  const answers = [
    await api.post('/authn', { username: ann.profile.login, password: 'wrong' }),
    await api.post('/authn', { username: 'no@example.com', password: 'wrong' }),
    await api.post('/authn', { username: ben.profile.login, password: PASSWORD }),
  ]
  for (let tries = 0; tries < 10; tries += 1) {
    await api.post('/authn', { username: ann.profile.login, password: 'wrong' })
  }
  expect((await api.get(`/users/${ann.id}`)).body.status).toBe('LOCKED_OUT')
  answers.push(await api.post('/authn', { username: ann.profile.login, password: PASSWORD }))
  const alike = answers.map(({ status, body: { errorId: _, ...body } }) => JSON.stringify([status, body]))
  expect(new Set(alike).size).toBe(1)
  expect(answers[0]!.body.errorCode).toBe('E0000004')
})
