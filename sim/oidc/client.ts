import { timingSafeEqual } from 'node:crypto'
import type Provider from 'oidc-provider'
import type { AdapterPayload } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import type { Application } from '../org/state.ts'
import { type AuthorizationServer, isFromCatalog } from './authorization-server.ts'

/** Grant types that are served. */
export const GRANT_TYPES = ['authorization_code', 'implicit', 'refresh_token']

/** Response types that are served. */
export const RESPONSE_TYPES = ['code', 'id_token'] as const

/** Whether an app may not use this authorization server at all. */
export function isKeptOut(app: Application, server: AuthorizationServer): boolean {
  return server.kind === 'custom' && isFromCatalog(app)
}

/** What an app is configured for, as far as it is served. */
export function configurationOf(app: Application) {
  const { grantTypes, responseTypes, pkceRequired } = app.oauthClient
  return {
    grantTypes: grantTypes.filter(type => GRANT_TYPES.includes(type)),
    responseTypes: RESPONSE_TYPES.filter(type => responseTypes.includes(type)),
    pkceRequired,
  }
}

/** An app as a client of oidc-provider. An app's client_id is its id. */
export function clientMetadata(app: Application, server: AuthorizationServer): AdapterPayload {
  const { tokenEndpointAuthMethod, jwks } = app.oauthClient
  const { grantTypes, responseTypes } = configurationOf(app)
  const mayUse = !isKeptOut(app, server)
  return {
    client_id: app.id,
    client_name: app.label,
    redirect_uris: app.redirectUris,
    response_types: mayUse ? [...responseTypes] : [],
    grant_types: mayUse ? grantTypes : [],
    token_endpoint_auth_method: tokenEndpointAuthMethod,
    ...(app.clientSecret !== null && { client_secret: app.clientSecret }),
    ...(tokenEndpointAuthMethod === 'private_key_jwt' && { jwks: (jwks ?? { keys: [] }) as never }),
    require_auth_time: true,
  }
}

interface ClientPrototype {
  clientId: string
  redirectUris: string[]
  compareClientSecret(actual: string): boolean
  redirectUriAllowed(uri: string): boolean
}

/** Makes the clients of a provider behave as Okta's apps do. */
export function shapeClients(provider: Provider, org: OrgModel): void {
  const { prototype, Schema } = provider.Client as unknown as {
    prototype: ClientPrototype
    Schema: { prototype: { redirectUris(): void } }
  }
  // What a redirect URI may look like was settled when the app was made; oidc-provider would demand https of some.
  Schema.prototype.redirectUris = () => undefined

  prototype.redirectUriAllowed = function (uri) {
    const app = org.applications.find(this.clientId)
    const isWildcard = app?.oauthClient.wildcardRedirect === 'SUBDOMAIN'
    return this.redirectUris.some(known => known === uri || (isWildcard && fitsWildcard(uri, known)))
  }

  // While Express Configuration is under way an app has two secrets, see connect.ts.
  const { compareClientSecret } = prototype
  prototype.compareClientSecret = function (actual) {
    const pending = org.applications.find(this.clientId)?.pendingClientSecret
    return compareClientSecret.call(this, actual) || (typeof pending === 'string' && isSame(actual, pending))
  }
}

// One `*` in the lowest label of the host, for https only; it stands for no dot.
function fitsWildcard(uri: string, known: string): boolean {
  const [before, after, ...more] = known.split('*')
  if (after === undefined || more.length > 0 || !before?.startsWith('https://')) return false
  if (before.slice('https://'.length).includes('.')) return false
  const middle = uri.slice(before.length, uri.length - after.length)
  return uri.startsWith(before) && uri.endsWith(after) && /^[a-z0-9-]+$/i.test(middle)
}

function isSame(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
