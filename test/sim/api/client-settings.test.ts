import { expect, test } from 'vitest'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

const REDIRECT = 'http://app.example/callback'

/** An app that Ann has, made over the API, and a way through the code flow without a page. */
async function scene(credentials: object = {}) {
  const { org, ann } = await newOrg()
  const api = managementClient(org)
  const { body: app } = await api.post('/apps', {
    name: 'oidc_client',
    label: 'Portal',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: credentials },
    settings: { oauthClient: { redirect_uris: [REDIRECT] } },
  })
  await api.post(`/apps/${app.id}/users`, { id: ann.id })

  async function authorize(more: Record<string, string> = {}): Promise<URL | undefined> {
    const { body } = await api.post('/authn', { username: ann.profile.login, password: PASSWORD })
    const query = new URLSearchParams({
      client_id: app.id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'openid email',
      state: 's',
      sessionToken: body.sessionToken,
      ...more,
    })
    let at = new URL(`${org.url}/oauth2/v1/authorize?${query}`)
    let cookie = ''
    for (let hops = 0; hops < 5 && at.hostname.endsWith('okta.localhost'); hops += 1) {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
      cookie = [cookie, ...answer.headers.getSetCookie().map(line => line.split(';')[0])].join('; ')
      const location = answer.headers.get('location')
      if (!location) return undefined
      at = new URL(location, at)
    }
    return at
  }

  async function token(code: string, secret: string) {
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      client_id: app.id,
      client_secret: secret,
    }
    const answer = await fetch(`${org.url}/oauth2/v1/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    return { status: answer.status, body: await answer.json() }
  }

  const userinfo = async (accessToken: string) =>
    (await fetch(`${org.url}/oauth2/v1/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } }))
      .status

  return { org, api, app, ann, authorize, token, userinfo }
}

const post = { token_endpoint_auth_method: 'client_secret_post' }

test('the app that was made, with the secret that was shown, is a client of the authorization server', async () => {
  const { app, authorize, token } = await scene(post)
  const back = await authorize()
  expect(back?.href).toContain(`${REDIRECT}?`)
  const { status, body } = await token(
    back!.searchParams.get('code')!,
    app.credentials.oauthClient.client_secret,
  )
  expect([status, typeof body.id_token]).toEqual([200, 'string'])
})

test('a client_id that was chosen, in all of Okta’s alphabet, is one that people sign in to', async () => {
  const clientId = "My-1_client.$+!*'(),"
  const { api, app, authorize, token } = await scene({ ...post, client_id: clientId })
  expect([app.id, app.credentials.oauthClient.client_id]).toEqual([clientId, clientId])
  expect((await api.get(`/apps/${encodeURIComponent(clientId)}`)).body.label).toBe('Portal')
  const { status, body } = await token(
    (await authorize())!.searchParams.get('code')!,
    app.credentials.oauthClient.client_secret,
  )
  const claims = JSON.parse(String(Buffer.from(body.id_token.split('.')[1], 'base64url')))
  expect([status, claims.aud]).toEqual([200, clientId])
})

test.each([
  ['oidc_client', 'short'],
  ['oidc_client', 'ALL_CLIENTS'],
  ['oidc_client', 'taken-before'],
  ['acme_desk', 'for-the-catalog'],
])('an app %s does not get the client_id %s', async (name, client_id) => {
  const { api } = await scene({ client_id: 'taken-before' })
  const { status, body } = await api.post('/apps', {
    name,
    label: 'Other',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { client_id } },
    settings: { oauthClient: { redirect_uris: [REDIRECT] } },
  })
  expect([status, body.errorCode, body.errorSummary]).toEqual([
    400,
    'E0000001',
    'Api validation failed: client_id',
  ])
})

test('a redirect URI that was taken away is refused from then on, and one that was added is taken', async () => {
  const { api, app, authorize } = await scene(post)
  const settings = { oauthClient: { redirect_uris: ['http://app.example/elsewhere'] } }
  expect((await api.put(`/apps/${app.id}`, { label: 'Portal', settings })).status).toBe(200)
  expect(await authorize()).toBeUndefined()
  const back = await authorize({ redirect_uri: 'http://app.example/elsewhere' })
  expect(back?.pathname).toBe('/elsewhere')
})

test('a secret that was replaced is refused from then on', async () => {
  const { api, app, authorize, token } = await scene(post)
  const renewed = 'another-secret-that-was-chosen'
  await api.put(`/apps/${app.id}`, {
    label: 'Portal',
    credentials: { oauthClient: { client_secret: renewed } },
  })
  const old = await token(
    (await authorize())!.searchParams.get('code')!,
    app.credentials.oauthClient.client_secret,
  )
  expect([old.status, old.body.error]).toEqual([401, 'invalid_client'])
  expect((await token((await authorize())!.searchParams.get('code')!, renewed)).status).toBe(200)
})

test('tokens of an app that is deactivated are invalid, and stay so when it is activated again', async () => {
  const { api, app, authorize, token, userinfo } = await scene(post)
  const secret = app.credentials.oauthClient.client_secret
  const { body } = await token((await authorize())!.searchParams.get('code')!, secret)
  expect(await userinfo(body.access_token)).toBe(200)
  await api.post(`/apps/${app.id}/lifecycle/deactivate`)
  expect(await userinfo(body.access_token)).toBe(401)
  expect(await authorize()).toBeUndefined()
  await api.post(`/apps/${app.id}/lifecycle/activate`)
  expect(await userinfo(body.access_token)).toBe(401)
  const again = await token((await authorize())!.searchParams.get('code')!, secret)
  expect(await userinfo(again.body.access_token)).toBe(200)
})

test('somebody whose assignment is taken away over the API is sent back to the app, refused', async () => {
  const { api, app, ann, authorize } = await scene(post)
  await api.delete(`/apps/${app.id}/users/${ann.id}`)
  const back = await authorize()
  expect(back?.searchParams.get('error')).toBe('access_denied')
  expect(back?.searchParams.get('error_description')).toBe('User is not assigned to the client application.')
  const log = await api.get(`/logs?filter=${encodeURIComponent('outcome.reason eq "user_not_assigned"')}`)
  expect(log.body.length).toBeGreaterThan(0)
})
