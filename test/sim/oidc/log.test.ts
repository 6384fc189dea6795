import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'
import { basic, post } from './back-channel.ts'
import { addClient, beginSignIn, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()

const GRANTED = [
  'token.grant',
  'token.grant.id_token',
  'token.grant.access_token',
  'token.grant.refresh_token',
]

test.each([
  ['org', '', 'app.oauth2'],
  ['custom', '/oauth2/default', 'app.oauth2.as'],
])(
  'the %s authorization server tells of a sign-in, a renewal and a revocation by its own names',
  async (_, path, prefix) => {
    const { org, ann } = await newOrg()
    const app = addClient(org, { grantTypes: ['authorization_code', 'refresh_token'] })
    org.model.assignments.assignUser(app, ann)
    const options = { issuer: `${org.url}${path}` }
    const { begun, callback } = await codeFor(
      org,
      app,
      ann,
      { scope: 'openid email offline_access' },
      options,
    )
    const { access_token, refresh_token } = await completeSignIn(begun, callback)
    const told = { result: 'SUCCESS', reason: undefined, actor: ann.profile.login, target: [app.label] }
    for (const act of ['authorize.code', ...GRANTED])
      expect(eventsOf(org, `${prefix}.${act}`)).toEqual([told])
    expect(eventsOf(org, 'user.authentication.sso')).toEqual([told])

    const at = (endpoint: string) => `${path || '/oauth2'}/v1/${endpoint}`
    await post(org, at('token'), { grant_type: 'refresh_token', refresh_token: refresh_token! }, basic(app))
    expect(eventsOf(org, `${prefix}.token.grant`)).toEqual([told, told])

    await post(org, at('revoke'), { token: 'made-up' }, basic(app))
    expect(eventsOf(org, `${prefix}.token.revoke`)).toEqual([])
    await post(org, at('revoke'), { token: access_token }, basic(app))
    await post(org, at('revoke'), { token: refresh_token! }, basic(app))
    expect(eventsOf(org, `${prefix}.token.revoke`).map(({ result, target }) => [result, target])).toEqual([
      ['SUCCESS', [app.label]],
      ['SUCCESS', [app.label]],
    ])
    await post(org, at('revoke'), { token: access_token }, basic(app, 'wrong'))
    expect(eventsOf(org, `${prefix}.token.revoke`).at(-1)).toMatchObject({
      result: 'FAILURE',
      reason: 'invalid_client_secret',
    })

    const other = prefix === 'app.oauth2' ? 'app.oauth2.as' : 'app.oauth2'
    for (const act of ['authorize.code', ...GRANTED]) expect(eventsOf(org, `${other}.${act}`)).toEqual([])
  },
)

test('an app from the catalog at the custom authorization server is on record with the reason', async () => {
  const { org, app } = await newOrg()
  const begun = await beginSignIn(org, app, {}, { issuer: `${org.url}/oauth2/default` })
  await openBrowser().ask(begun.url)
  expect(eventsOf(org, 'app.oauth2.as.authorize.code')).toMatchObject([
    { result: 'FAILURE', reason: 'org_authorization_server_only_client', target: [app.label] },
  ])
})

test('whoever is refused tokens since they were removed is on record by name', async () => {
  const { org, ann } = await newOrg()
  const app = addClient(org)
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, app, ann)
  org.model.assignments.unassignUser(app, ann)
  await expect(completeSignIn(begun, callback)).rejects.toThrow()
  expect(eventsOf(org, 'app.oauth2.token.grant')).toEqual([
    { result: 'FAILURE', reason: 'user_not_assigned', actor: ann.profile.login, target: [app.label] },
  ])
})
