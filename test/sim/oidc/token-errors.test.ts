import { expect, test } from 'vitest'
import { eventsOf, oktaOfThisFile } from '../okta.ts'
import { basic, post } from './back-channel.ts'
import { CALLBACK, codeFor } from './relying-party.ts'
import { type Redemption, TOKEN_ERRORS } from './token-error-rows.ts'

const { newOrg } = oktaOfThisFile()

async function redemption(): Promise<Redemption> {
  const { org, app, ann } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const { begun, code } = await codeFor(org, app, ann)
  const body = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: begun.verifier,
  }
  return { org, app, ann, body }
}

test.each(TOKEN_ERRORS)('a token request $request: $status $error', async ({ send, ...row }) => {
  const made = await redemption()
  const answer = await send(made)
  expect([answer.status, answer.body]).toEqual([
    row.status,
    { error: row.error, error_description: row.sentence },
  ])
  const [event, ...more] = eventsOf(made.org, 'app.oauth2.token.grant')
  expect([event?.result, event?.reason, more]).toEqual(['FAILURE', row.row, []])
  expect(event?.target?.length).toBe(row.isAnonymous ? 0 : 1)
})

test('without any of these faults the same code is redeemed', async () => {
  const { org, app, body } = await redemption()
  const answer = await post(org, 'token', body, basic(app))
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.body).sort()).toEqual([
    'access_token',
    'expires_in',
    'id_token',
    'scope',
    'token_type',
  ])
})

test('a refused header is answered with the scheme that is asked for', async () => {
  const { org, app, body } = await redemption()
  expect((await post(org, 'token', body, basic(app, 'wrong'))).challenge).toBe(`Basic realm="${org.url}"`)
  expect((await post(org, 'token', { ...body, client_id: app.id })).challenge).toBeNull()
})

test('a browser that navigates to the token endpoint gets JSON too', async () => {
  const { org, body } = await redemption()
  const answer = await post(org, 'token', body, { accept: 'text/html' })
  expect(answer.body.error).toBe('invalid_client')
})
