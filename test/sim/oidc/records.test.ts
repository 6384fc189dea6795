import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { basic, post } from './back-channel.ts'
import { addClient, codeFor, completeSignIn } from './relying-party.ts'

const { newOrg } = oktaOfThisFile()
const [HOUR, DAY] = [3600, 86_400]

test('a sign-in leaves nothing behind once its tokens and its session have expired', async () => {
  const { org, app, ann } = await newOrg()
  const client = addClient(org)
  org.model.assignments.assignUser(client, ann)
  org.model.assignments.assignUser(app, ann)
  const { begun, callback } = await codeFor(org, client, ann)
  await completeSignIn(begun, callback)
  expect(org.store.remember().length).toBeGreaterThan(0)
  org.moveClock({ offsetSeconds: 2 * HOUR + 1 })
  expect(org.store.remember()).toEqual([])
  expect(org.model.remember().sessions).toEqual([])
})

test('what a refresh token was granted by lives as long as it does', async () => {
  const { org, ann } = await newOrg()
  const client = addClient(org, { grantTypes: ['authorization_code', 'refresh_token'] })
  org.model.assignments.assignUser(client, ann)
  const { begun, callback } = await codeFor(org, client, ann, { scope: 'openid offline_access' })
  const { refresh_token } = await completeSignIn(begun, callback)
  org.moveClock({ offsetSeconds: 89 * DAY })
  const renewed = await post(
    org,
    'token',
    { grant_type: 'refresh_token', refresh_token: refresh_token! },
    basic(client),
  )
  expect(renewed.status).toBe(200)
})

test('an access token of a code that was redeemed at the last moment is good for its whole hour', async () => {
  const { org, ann } = await newOrg()
  const client = addClient(org)
  org.model.assignments.assignUser(client, ann)
  const { begun, code } = await codeFor(org, client, ann)
  org.moveClock({ offsetSeconds: 280 })
  const redeemed = await post(
    org,
    'token',
    {
      grant_type: 'authorization_code',
      code,
      code_verifier: begun.verifier,
      redirect_uri: client.redirectUris[0]!,
    },
    basic(client),
  )
  expect(redeemed.status).toBe(200)
  org.moveClock({ offsetSeconds: 280 + HOUR - 60 })
  const told = await post(org, 'introspect', { token: String(redeemed.body.access_token) }, basic(client))
  expect(told.body.active).toBe(true)
})
