import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'

const { newOrg } = oktaOfThisFile()

// The order in which Okta's own discovery document lists its members.
const OKTA_ORDER = [
  'issuer',
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'registration_endpoint',
  'jwks_uri',
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
  'scopes_supported',
  'token_endpoint_auth_methods_supported',
  'claims_supported',
  'code_challenge_methods_supported',
  'introspection_endpoint',
  'introspection_endpoint_auth_methods_supported',
  'revocation_endpoint',
  'revocation_endpoint_auth_methods_supported',
  'end_session_endpoint',
  'request_parameter_supported',
  'request_object_signing_alg_values_supported',
  'device_authorization_endpoint',
  'pushed_authorization_request_endpoint',
]

async function discovery(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(`${url}/.well-known/openid-configuration`)).json()) as Record<string, unknown>
}

test('members stand in Okta’s order, and there are none that Okta hasn’t', async () => {
  const { org } = await newOrg()
  const members = Object.keys(await discovery(org.url))
  expect(members).toEqual(OKTA_ORDER.filter(member => members.includes(member)))
  expect(members).not.toContain('authorization_response_iss_parameter_supported')
})

test('the issuer is the bare org URL, and every endpoint lies below it', async () => {
  const { org } = await newOrg()
  const document = await discovery(org.url)
  expect(document.issuer).toBe(org.url)
  expect(org.url).toMatch(/^http:\/\/org-\d+\.okta\.localhost:\d+$/)
  const endpoints = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name))
  for (const [, address] of endpoints) expect(address).toMatch(new RegExp(`^${org.url}/oauth2/v1/\\w+$`))
})

test('every endpoint that is listed is there', async () => {
  const { org } = await newOrg()
  const document = await discovery(org.url)
  const endpoints = Object.entries(document).filter(([name]) => /_(endpoint|uri)$/.test(name))
  expect(endpoints).toHaveLength(7)
  for (const [name, address] of endpoints) {
    const isPosted = /token|introspection|revocation/.test(name)
    const { status } = await fetch(String(address), { method: isPosted ? 'POST' : 'GET', redirect: 'manual' })
    expect([name, status === 404 || status === 405 || status >= 500]).toEqual([name, false])
  }
})

test('scripts of other origins may read it', async () => {
  const { org } = await newOrg()
  const response = await fetch(`${org.url}/.well-known/openid-configuration`)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('?client_id= of an app changes nothing; one that is none gets Okta’s 400, at the key set too', async () => {
  const { org, app } = await newOrg()
  for (const path of ['/.well-known/openid-configuration', '/oauth2/v1/keys']) {
    const known = await fetch(`${org.url}${path}?client_id=${app.id}`)
    expect(await known.json()).toEqual(await (await fetch(`${org.url}${path}`)).json())
    for (const clientId of ['0oaunknown', 'constructor', '']) {
      const unknown = await fetch(`${org.url}${path}?client_id=${clientId}`)
      expect(unknown.status).toBe(400)
      expect(await unknown.json()).toEqual({
        errorCode: 'invalid_client',
        errorSummary: 'Invalid value for `client_id` parameter',
        errorLink: 'invalid_client',
        errorId: expect.stringMatching(/^oae\w+$/),
        errorCauses: [],
      })
    }
  }
})

test('the key set has two keys with Okta’s members alone, and may be kept', async () => {
  const { org } = await newOrg()
  const response = await fetch(`${org.url}/oauth2/v1/keys`)
  expect(response.headers.get('cache-control')).toMatch(/^max-age=\d+, must-revalidate$/)
  const { keys } = (await response.json()) as { keys: Record<string, string>[] }
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2)
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect([key.alg, key.kty, key.use, key.e]).toEqual(['RS256', 'RSA', 'sig', 'AQAB'])
  }
})
