import type { Application } from '../org/state.ts'

/**
 * An authorization server of an org: the one that is the org itself, whose access tokens are for Okta only, or a
 * custom one for an API of the customer's. https://developer.okta.com/docs/concepts/auth-servers/
 */
export interface AuthorizationServer {
  kind: 'org' | 'custom'
  issuer: string
  /** Path below which its endpoints lie. */
  path: string
  /** The same as an address. */
  endpoints: string
  /** `aud` of its access tokens. */
  audience: string
}

/** Id of the one custom authorization server that every org has from the start. */
export const DEFAULT_SERVER_ID = 'default'

/** The org authorization server: its issuer is the bare org URL. */
export function orgAuthorizationServer(orgUrl: string): AuthorizationServer {
  const path = '/oauth2/v1'
  return { kind: 'org', issuer: orgUrl, path, endpoints: `${orgUrl}${path}`, audience: orgUrl }
}

/** The custom authorization server `default`. */
export function defaultAuthorizationServer(orgUrl: string): AuthorizationServer {
  const path = `/oauth2/${DEFAULT_SERVER_ID}/v1`
  return {
    kind: 'custom',
    issuer: `${orgUrl}/oauth2/${DEFAULT_SERVER_ID}`,
    path,
    endpoints: `${orgUrl}${path}`,
    audience: `api://${DEFAULT_SERVER_ID}`,
  }
}

/** Whether an app came from the catalog: those may use the org authorization server only, and no scopes of their own. */
export function isFromCatalog(app: Application): boolean {
  return app.name !== 'oidc_client'
}
