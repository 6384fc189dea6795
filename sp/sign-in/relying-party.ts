import * as client from 'openid-client'
import type { Connection } from '../connections/connection.ts'
import type { IdTokenClaims } from '../provisioning/identity.ts'

/** Raised when an IdP's answer can't be trusted. */
export class UntrustworthyAnswerError extends Error {
  override name = 'UntrustworthyAnswerError'
}

/**
 * Fetches an issuer's metadata (OpenID Connect Discovery 4). Asked for at every sign-in, and kept only for its length:
 * no stale endpoint or key outlives a change at Okta. Asks with `fetcher`.
 */
export async function discover(
  connection: Connection,
  { fetcher, patienceSeconds }: { fetcher: typeof fetch; patienceSeconds: number },
): Promise<client.ServerMetadata> {
  const { issuer, client_id } = connection.options
  const configuration = await client.discovery(new URL(issuer), client_id, undefined, client.None(), {
    timeout: patienceSeconds,
    [client.customFetch]: fetcher as client.CustomFetch,
    execute: [client.allowInsecureRequests],
  })
  return configuration.serverMetadata()
}

/**
 * What is asked of an issuer's metadata: that they are that issuer's own (OpenID Connect Discovery 4.3), and that no
 * endpoint lies elsewhere, since a code and a client secret go there. Returns what is wrong, or undefined.
 */
export function checkMetadata(metadata: client.ServerMetadata, issuer: string): string | undefined {
  if (metadata.issuer !== issuer) return `${issuer} calls itself ${metadata.issuer}`
  const { authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri } = metadata
  const elsewhere = [authorization_endpoint, token_endpoint, userinfo_endpoint, jwks_uri].find(
    endpoint => endpoint === undefined || !URL.canParse(endpoint) || new URL(endpoint).origin !== issuer,
  )
  const isComplete = authorization_endpoint && token_endpoint && userinfo_endpoint && jwks_uri
  if (!isComplete) return `${issuer} leaves an endpoint out`
  return elsewhere && `${issuer} names an endpoint outside of itself: ${elsewhere}`
}

/**
 * The OpenID Connect client of a connection. openid-client trusts an ID token that comes straight from the token
 * endpoint without looking at its signature; `enableNonRepudiationChecks` makes it look. It follows no redirect and asks
 * for nothing twice. Lifetimes go by a clock that is `aheadSeconds` ahead of the system's.
 */
export function relyingParty(
  metadata: client.ServerMetadata,
  connection: Connection,
  patienceSeconds: number,
  aheadSeconds = 0,
): client.Configuration {
  const { client_id, client_secret, token_endpoint_auth_method } = connection.options
  const authenticate =
    token_endpoint_auth_method === 'client_secret_post' ? client.ClientSecretPost : client.ClientSecretBasic
  const configuration = new client.Configuration(
    metadata,
    client_id,
    { client_secret, id_token_signed_response_alg: 'RS256', [client.clockSkew]: aheadSeconds },
    authenticate(client_secret),
  )
  configuration.timeout = patienceSeconds
  client.allowInsecureRequests(configuration)
  client.enableNonRepudiationChecks(configuration)
  return configuration
}

/** The same client, which asks Okta with `fetcher`. */
export function askingWith(configuration: client.Configuration, fetcher: typeof fetch): client.Configuration {
  configuration[client.customFetch] = fetcher as client.CustomFetch
  return configuration
}

/** Fresh values of one sign-in attempt: what the answer will be checked against. */
export type Expected = {
  state: string
  nonce: string
  codeVerifier: string
  /** How long ago, in seconds, Okta may have authenticated the person; undefined sets no limit. */
  maxAge: number | undefined
}

/** State, nonce and PKCE verifier that nothing was sent with before, and the limit that the workspace sets. */
export function freshExpectations(maxAge: number | undefined): Expected {
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
    maxAge,
  }
}

/**
 * Address of Okta's authorization endpoint for one attempt: code flow with PKCE, state and nonce. `anew` has Okta ask
 * who it is; that is a convenience, and no proof.
 */
export async function authorizationUrl(
  configuration: client.Configuration,
  {
    expected,
    redirectUri,
    scope,
    loginHint,
    anew,
  }: { expected: Expected; redirectUri: string; scope: string; loginHint?: string; anew: boolean },
): Promise<URL> {
  return client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state: expected.state,
    nonce: expected.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(expected.codeVerifier),
    code_challenge_method: 'S256',
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(anew && { prompt: 'login' }),
    ...(expected.maxAge === undefined ? {} : { max_age: String(expected.maxAge) }),
  })
}

/**
 * Turns the authorization response into validated ID-token claims and an access token.
 * Throws openid-client's errors: AuthorizationResponseError when Okta refused, others when something doesn't fit.
 */
export async function exchangeCode(
  configuration: client.Configuration,
  callbackUrl: URL,
  expected: Expected,
): Promise<{ claims: IdTokenClaims; accessToken: string }> {
  const tokens = await client.authorizationCodeGrant(configuration, callbackUrl, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.codeVerifier,
    idTokenExpected: true,
    // Makes auth_time required, and checks it (OpenID Connect Core 3.1.3.7, 13).
    ...(expected.maxAge === undefined ? {} : { maxAge: expected.maxAge }),
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new UntrustworthyAnswerError('the answer holds no ID token')
  return { claims, accessToken: tokens.access_token }
}

/** Claims from the userinfo endpoint; refused unless they are about `subject` (OpenID Connect Core 5.3.2). */
export function fetchProfile(
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  return client.fetchUserInfo(configuration, accessToken, subject)
}
