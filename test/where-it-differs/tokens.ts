import { expect } from 'vitest'
import { assertion, basic, post } from '../sim/oidc/back-channel.ts'
import { addClient, codeFor, completeSignIn, userinfo } from '../sim/oidc/relying-party.ts'
import type { Checks } from './check.ts'

/** What servers ask with tokens and credentials. */
export const tokens: Checks = {
  async 'client assertion without `jti`'({ newOrg }) {
    const { org } = await newOrg()
    const app = addClient(org, { tokenEndpointAuthMethod: 'client_secret_jwt' })
    const key = new TextEncoder().encode(app.clientSecret!)
    const introspect = async (changes: { aud: string; jti?: undefined }) => {
      const fields = await assertion(org, app, { key, alg: 'HS256', changes })
      return post(org, 'introspect', { token: 'any', ...fields })
    }
    const aud = `${org.url}/oauth2/v1/introspect`
    expect((await introspect({ aud })).status).toBe(200)
    expect(await introspect({ aud, jti: undefined })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  },

  async 'body of an error at the userinfo endpoint'({ newOrg }) {
    expect(await userinfo((await newOrg()).org, 'made-up')).toEqual({
      status: 401,
      body: { error: 'invalid_token', error_description: 'The access token is invalid.' },
    })
  },

  async "introspecting another client's token, or an ID token"({ newOrg }) {
    const { org, app, ann } = await newOrg()
    org.model.assignments.assignUser(app, ann)
    const { begun, callback } = await codeFor(org, app, ann)
    const { access_token, id_token } = await completeSignIn(begun, callback)
    const introspect = async (token: string, client = app) =>
      (await post(org, 'introspect', { token }, basic(client))).body
    expect(await introspect(access_token)).toMatchObject({ active: true })
    expect(await introspect(access_token, addClient(org))).toEqual({ active: false })
    expect(await introspect(id_token!)).toEqual({ active: false })
  },
}
