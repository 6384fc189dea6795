import type { KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'

const HOUR = 3600

/**
 * What Okta asks of a client assertion (RFC 7523) whose signature is good: it is for the endpoint that is called, was
 * not issued in the future, and ends within the hour. Throws OktaOAuthError.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/guides/client-auth/
 */
export function checkClientAssertion(
  { path }: KoaContextWithOIDC,
  { aud, exp, iat }: Record<string, unknown>,
  server: AuthorizationServer,
  org: OrgModel,
): void {
  const endpoint = `${server.endpoints}${path.slice(server.path.length)}`
  const now = Math.floor(org.now().getTime() / 1000)
  const audiences = Array.isArray(aud) ? aud : [aud]
  if (!audiences.includes(endpoint)) {
    throw new OktaOAuthError('client_assertion_invalid_audience')
  }
  // oidc-provider compared it with the machine's clock, which the org's may differ from.
  if (Number(exp) <= now) throw new OktaOAuthError('client_assertion_expired_token')
  if (Number(exp) > now + HOUR) throw new OktaOAuthError('client_assertion_expires_too_far_in_future')
  if (iat !== undefined && Number(iat) > now) throw new OktaOAuthError('client_assertion_issued_at_in_future')
}

/**
 * Whether a script of this origin may call for the client: it has to be the origin of one of its redirect URIs, and at
 * the token endpoint it has to use PKCE. Throws OktaOAuthError.
 */
export function checkOrigin({ oidc }: KoaContextWithOIDC, origin: string): boolean {
  const isKnown = oidc.client!.redirectUris?.some(uri => URL.canParse(uri) && new URL(uri).origin === origin)
  if (isKnown && oidc.route === 'token' && !oidc.params?.code_verifier) {
    throw new OktaOAuthError('unsupported_auth_method_browser_request')
  }
  return isKnown ?? false
}
