import { randomUUID } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { z } from 'zod'
import type { SigningKey } from '../oidc/keys.ts'
import type { ExpressConfigurationSettings } from '../org/catalog.ts'
import { randomBase62 } from '../org/ids.ts'
import type { Attempt } from './attempts.ts'

/** Name of the API that the token is for, and of the permission that it needs (generation 2 of the names). */
export const AUDIENCE = 'urn:auth0:express-configure'
export const SCOPE = 'express_configure:sso'

const tokenSchema = z.object({ access_token: z.string() })
const tokenClaimsSchema = z.object({ org_id: z.string(), org_name: z.string() })
const connectionSchema = z.object({ id: z.string(), name: z.string() })
const listedSchema = z.array(
  connectionSchema.extend({ options: z.object({ issuer: z.string().optional() }) }),
)
const enabledSchema = z.array(z.object({ connection_id: z.string() }))

/** An SP didn't do its part; `call` says which request, so that the operator can look it up. */
export class ExpressConfigurationFailed extends Error {
  readonly call: string

  constructor(call: string, reason: string) {
    super(`${call}: ${reason}`)
    this.name = 'ExpressConfigurationFailed'
    this.call = call
  }
}

export interface ConnectOptions {
  attempt: Attempt
  settings: ExpressConfigurationSettings
  code: string
  redirectUri: string
  /** Signs Okta's client assertions; the SP has the public half. */
  key: SigningKey
  fetch: typeof fetch
}

/**
 * The back channel of Express Configuration: exchanges the code with private_key_jwt, makes or renews the one
 * connection of this org at the SP, enables it for the organization, then fills the app's variables and initiate
 * login URI. The app is changed last, so a failure at any call leaves it as it was.
 *
 * Throws ExpressConfigurationFailed. https://help.okta.com/oie/en-us/content/topics/apps/apps-express-configuration.htm
 */
export async function connect(options: ConnectOptions): Promise<void> {
  const { attempt, settings } = options
  const { org, app } = attempt
  const accessToken = await exchangeCode(options)
  const organization = readClaims(accessToken)
  const call = apiCaller(options, accessToken)

  // The organization may be connected to another org too: only this org's own connection is renewed.
  const connections = listedSchema.parse(await call('GET', 'connections?strategy=okta'))
  const existing = connections.find(connection => connection.options.issuer === org.url)
  const configuration = {
    display_name: 'Okta',
    options: {
      client_id: app.id,
      client_secret: app.clientSecret,
      issuer: org.url,
      scope: 'openid email profile',
      attribute_map: { mapping_mode: 'basic_profile' },
      connection_settings: { pkce: 'auto' },
    },
    enabled_clients: [settings.applicationClientId],
  }
  const name = `${fill(settings.connectionNamePrefixTemplate, organization)}${randomBase62(6).toLowerCase()}`
  const connection = connectionSchema.parse(
    existing
      ? await call('PATCH', `connections/${encodeURIComponent(existing.id)}`, configuration)
      : await call('POST', 'connections', { strategy: 'okta', name, ...configuration }),
  )
  if (org.faults.strikes('express-configuration/broken-off')) {
    throw new ExpressConfigurationFailed(
      'after the connection was made',
      'broken off by a fault that was set',
    )
  }

  const enabledPath = `organizations/${encodeURIComponent(organization.org_id)}/enabled_connections`
  const enabled = enabledSchema.parse(await call('GET', enabledPath))
  if (!enabled.some(({ connection_id }) => connection_id === connection.id)) {
    await call('POST', enabledPath, {
      connection_id: connection.id,
      assign_membership_on_login: true,
      show_as_button: true,
    })
  }

  const variables = {
    organization_id: organization.org_id,
    organization_name: organization.org_name,
    connection_name: connection.name,
  }
  org.model.applications.configure(app, fill(settings.initiateLoginUriTemplate, variables), variables)
}

async function exchangeCode({ attempt, settings, code, redirectUri, key, fetch }: ConnectOptions) {
  const now = Math.floor(Date.now() / 1000)
  const assertion = await new SignJWT({})
    // No kid: the SP got the key as a PEM, which has none.
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(settings.oinClientId)
    .setSubject(settings.oinClientId)
    .setAudience(settings.tenantUrl)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(key.privateKey)
  const answer = await request(fetch, 'POST', new URL('oauth/token', settings.tenantUrl), {
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: settings.oinClientId,
      code_verifier: attempt.codeVerifier,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  return tokenSchema.parse(answer).access_token
}

function readClaims(accessToken: string) {
  try {
    return tokenClaimsSchema.parse(decodeJwt(accessToken))
  } catch {
    throw new ExpressConfigurationFailed('POST oauth/token', 'the access token names no org_id and org_name')
  }
}

function apiCaller({ settings, fetch }: ConnectOptions, accessToken: string) {
  return (method: string, path: string, body?: unknown): Promise<unknown> =>
    request(fetch, method, new URL(`api/v2/${path}`, settings.tenantUrl), {
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
}

async function request(fetcher: typeof fetch, method: string, url: URL, init: RequestInit): Promise<unknown> {
  const call = `${method} ${url.pathname}`
  let response: Response
  try {
    response = await fetcher(url, { ...init, method, redirect: 'error', signal: AbortSignal.timeout(10_000) })
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.cause ?? cause) : cause
    throw new ExpressConfigurationFailed(call, `${url.origin} gave no answer (${String(reason)})`)
  }
  const text = await response.text()
  if (!response.ok) throw new ExpressConfigurationFailed(call, `answered ${response.status}`)
  try {
    return JSON.parse(text)
  } catch {
    throw new ExpressConfigurationFailed(call, 'answered something that is not JSON')
  }
}

// Template variables stand in braces; what a template doesn't know is left as it is.
function fill(template: string, variables: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(variables[name] ?? whole))
}
