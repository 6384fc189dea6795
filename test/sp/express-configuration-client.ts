import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { RunningAlpacon } from '../../sp/index.ts'
import type { Browser, Page } from './browser.ts'

export const oinRedirectUri = 'http://system-admin.okta.localhost:4600/admin/app/generic/oauth20redirect'
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const oin = {
  redirectUri: oinRedirectUri,
  publicKeyPem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

const verifier = 'a-verifier-of-the-test-that-is-long-enough-for-rfc-7636'

export function authorizeUrl(sp: RunningAlpacon, changes: Record<string, string> = {}): string {
  const { loginUrl, oinClientId } = sp.integration.expressConfiguration
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: oinClientId,
    redirect_uri: oinRedirectUri,
    audience: 'urn:auth0:express-configure',
    scope: 'express_configure:sso',
    state: 'state-of-okta',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  })
  return `${loginUrl}authorize?${query}`
}

type Approver = { workspace: string; email: string; password: string }

/** Goes through the pages of an approval up to the one with the decision. */
export async function askForApproval(
  sp: RunningAlpacon,
  browser: Browser,
  { workspace, email, password }: Approver,
  changes?: Record<string, string>,
): Promise<Page> {
  const first = await browser.open(authorizeUrl(sp, changes))
  const second = await browser.press(first, 'Continue', { workspace })
  return browser.press(second, 'Continue', { email, password })
}

type Assertion = {
  claims?: Record<string, unknown>
  key?: typeof keys.privateKey
  body?: Record<string, string>
}

/** Exchanges a code as Okta does: private_key_jwt, with what a test wants to be different. */
export async function exchange(
  sp: RunningAlpacon,
  code: string,
  { claims = {}, key = keys.privateKey, body = {} }: Assertion = {},
) {
  const { tenantUrl, oinClientId } = sp.integration.expressConfiguration
  const now = Math.floor(Date.now() / 1000)
  const assertion = new SignJWT({
    iss: oinClientId,
    sub: oinClientId,
    aud: tenantUrl,
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
    ...claims,
  }).setProtectedHeader({ alg: 'RS256' })
  const response = await fetch(`${tenantUrl}oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: oinRedirectUri,
      client_id: oinClientId,
      code_verifier: verifier,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion.sign(key),
      ...body,
    }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** An access token for a workspace, by the whole way: approval, consent, code. */
export async function accessToken(sp: RunningAlpacon, browser: Browser, approver: Approver): Promise<string> {
  const consent = await askForApproval(sp, browser, approver)
  const back = await browser.press(consent, 'Accept')
  const { body } = await exchange(sp, back.url.searchParams.get('code') ?? '')
  return String(body.access_token)
}

/** A call of the management API, with the token of an approval. */
export async function call(
  sp: RunningAlpacon,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
) {
  const response = await fetch(`${sp.integration.expressConfiguration.tenantUrl}api/v2/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

/** A connection's body, as Okta sends it. */
export function connectionBody(
  sp: RunningAlpacon,
  {
    name,
    issuer,
    secret = 'a secret',
    clientId = '0oaclient',
  }: { name: string; issuer: string; secret?: string; clientId?: string },
) {
  return {
    strategy: 'okta',
    name,
    display_name: 'Okta',
    options: {
      client_id: clientId,
      client_secret: secret,
      issuer,
      scope: 'openid email profile',
      attribute_map: { mapping_mode: 'basic_profile' },
      connection_settings: { pkce: 'auto' },
    },
    enabled_clients: [sp.integration.expressConfiguration.applicationClientId],
  }
}
