import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { RunningAlpacon } from '../../sp/index.ts'
import { type Browser, openBrowser, type Page } from './browser.ts'

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

/** What Okta asks for in the first generation of names. */
export const firstGeneration = {
  audience: 'https://system.okta.com/actions/express-configure/v1',
  scope: 'expressconfigure:sso',
}

type Assertion = {
  claims?: Record<string, unknown>
  key?: typeof keys.privateKey
  body?: Record<string, string>
}

/** A token request as Okta makes it, with private_key_jwt, and with what a test wants to be different. */
async function requestToken(
  sp: RunningAlpacon,
  parameters: Record<string, string>,
  { claims = {}, key = keys.privateKey, body = {} }: Assertion,
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
      ...parameters,
      client_id: oinClientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion.sign(key),
      ...body,
    }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Exchanges a code as Okta does. */
export function exchange(sp: RunningAlpacon, code: string, assertion: Assertion = {}) {
  const parameters = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: oinRedirectUri,
    code_verifier: verifier,
  }
  return requestToken(sp, parameters, assertion)
}

/** Asks for a token of Okta's own, for the API: the first generation's second step. */
export function askAsClient(
  sp: RunningAlpacon,
  parameters: Record<string, string>,
  assertion: Assertion = {},
) {
  const audience = `${sp.integration.expressConfiguration.tenantUrl}api/v2/`
  return requestToken(sp, { grant_type: 'client_credentials', audience, ...parameters }, assertion)
}

/** A code for a workspace: approval and consent, with what is ticked there and what Okta asks differently. */
export async function approvalCode(
  sp: RunningAlpacon,
  approver: Approver,
  { ticked = {}, changes = {} }: { ticked?: Record<string, string>; changes?: Record<string, string> } = {},
): Promise<string> {
  const browser = openBrowser({ stopAt: oinRedirectUri })
  const consent = await askForApproval(sp, browser, approver, changes)
  const back = await browser.press(consent, 'Accept', ticked)
  return back.url.searchParams.get('code') ?? ''
}

/** An access token for a workspace, by the whole way: approval, consent, code. */
export async function accessToken(
  sp: RunningAlpacon,
  approver: Approver,
  options?: Parameters<typeof approvalCode>[2],
): Promise<string> {
  const { body } = await exchange(sp, await approvalCode(sp, approver, options))
  return String(body.access_token)
}

/** A call of the management API, with the token of an approval; the body as JSON unless it is written otherwise. */
export async function call(
  sp: RunningAlpacon,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  write: (body: unknown) => string = JSON.stringify,
) {
  const response = await fetch(`${sp.integration.expressConfiguration.tenantUrl}api/v2/${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : write(body),
  })
  return { status: response.status, body: await response.json() }
}

/** How Okta enables a connection. */
export function enabling(connection_id: string) {
  return { connection_id, assign_membership_on_login: true, show_as_button: true }
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
