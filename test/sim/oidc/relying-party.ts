import * as client from 'openid-client'
import type { Application, RunningOrg, User } from '../../../sim/index.ts'
import { type OauthClient, oauthClientSchema } from '../../../sim/org/state.ts'
import { PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'

export const CALLBACK = 'http://desk.example/callback'

/** A sign-in that an app has begun: where it sends the browser, and what it checks afterwards. */
export interface BegunSignIn {
  config: client.Configuration
  url: URL
  verifier: string
  state: string
  nonce: string
}

/** An app that is in no catalog, with settings of its own. */
export function addClient(
  org: RunningOrg,
  settings: Partial<OauthClient> = {},
  redirectUris = [CALLBACK],
): Application {
  return org.model.applications.addClient(
    { label: `Client ${org.model.applications.list().length}` },
    {
      oauthClient: oauthClientSchema.parse({ idpInitiatedLogin: 'DISABLED', ...settings }),
      redirectUris,
      initiateLoginUri: null,
    },
  )
}

/** Begins a sign-in as an app would, by discovery. `changes` alter parameters; an empty one is left out. */
export async function beginSignIn(
  org: RunningOrg,
  app: Application,
  changes: Record<string, string> = {},
  { issuer = org.url, authentication }: { issuer?: string; authentication?: client.ClientAuth } = {},
): Promise<BegunSignIn> {
  const secret = app.clientSecret ?? undefined
  const config = await client.discovery(new URL(issuer), app.id, secret, authentication, {
    execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
  })
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  })
  for (const [name, value] of Object.entries(changes)) if (value === '') url.searchParams.delete(name)
  return { config, url, verifier, state, nonce }
}

/** Completes a sign-in: code for tokens, the ID token checked with the org's keys. */
export function completeSignIn(begun: BegunSignIn, callback: URL) {
  return client.authorizationCodeGrant(begun.config, callback, {
    pkceCodeVerifier: begun.verifier,
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
  })
}

/** Signs a person in up to the callback, in a browser of their own. */
export async function codeFor(
  org: RunningOrg,
  app: Application,
  person: User,
  changes: Record<string, string> = {},
  options: Parameters<typeof beginSignIn>[3] = {},
) {
  const begun = await beginSignIn(org, app, changes, options)
  const browser = openBrowser()
  const back = await signIn(browser, await browser.open(begun.url), person.profile.login, PASSWORD)
  const callback = back.leadsTo
  if (!callback) throw new Error(`not sent back to the app, but shown:\n${back.text}`)
  return { begun, browser, callback, code: callback.searchParams.get('code') ?? '' }
}

/** Exchanges a code by hand, so that a test may alter anything. */
export async function exchange(
  org: RunningOrg,
  app: Application,
  body: Record<string, string>,
  secret = app.clientSecret!,
) {
  const response = await fetch(`${org.url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${app.id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', redirect_uri: CALLBACK, ...body }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

/** Asks the userinfo endpoint with any token. */
export async function userinfo(org: RunningOrg, accessToken: string) {
  const response = await fetch(`${org.url}/oauth2/v1/userinfo`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
