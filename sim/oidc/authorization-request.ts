import type { KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import type { Application } from '../org/state.ts'
import { personAsParty } from '../org/system-log.ts'
import { type AuthorizationServer, isFromCatalog } from './authorization-server.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'

/** Scopes that are served. Okta's org authorization server knows these and no others. */
export const SCOPES = ['openid', 'email', 'profile', 'address', 'phone', 'offline_access', 'groups']

/** Values of `prompt` that are served. */
export const PROMPTS = ['none', 'login', 'consent']

const MAX_AGE_LIMIT = 2 ** 31 - 1

/**
 * What Okta asks of an authorization request beyond what oidc-provider does, which calls this once the client and its
 * redirect URI are known. A session token signs its person in. Throws OktaOAuthError.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/authorize
 */
export function checkAuthorizationRequest(
  ctx: KoaContextWithOIDC,
  org: OrgModel,
  server: AuthorizationServer,
): void {
  const params = ctx.oidc.params ?? {}
  const app = org.applications.get(ctx.oidc.client!.clientId)
  if (!params.state) throw new OktaOAuthError('invalid_state')
  checkMaxAge(ctx.query)
  const scopes = checkScopes(scopesOf(ctx.query.scope), app, server)
  // oidc-provider drops this scope where nobody is asked for consent; Okta doesn't make it depend on that.
  if (scopes.includes('offline_access')) params.scope = scopes.join(' ')
  if (typeof params.sessionToken === 'string') redeem(params.sessionToken, ctx, org)
}

// oidc-provider has changed the parameters by now: unknown scopes are gone, and max_age=0 has become a prompt.
function scopesOf(scope: unknown): string[] {
  return typeof scope === 'string' ? [...new Set(scope.split(' ').filter(Boolean))] : []
}

function checkMaxAge({ max_age, prompt }: KoaContextWithOIDC['query']) {
  if (max_age === undefined) return
  if (Number(max_age) > MAX_AGE_LIMIT) throw new OktaOAuthError('invalid_max_age')
  if (Number(max_age) === 0 && prompt === 'none') throw new OktaOAuthError('invalid_prompt_for_zero_max_age')
}

function checkScopes(scopes: string[], app: Application, server: AuthorizationServer): string[] {
  if (scopes.some(scope => !SCOPES.includes(scope))) {
    throw new OktaOAuthError(server.kind === 'org' ? 'illegal_custom_scope' : 'no_matching_scope')
  }
  const mayRefresh = app.oauthClient.grantTypes.includes('refresh_token')
  const illegal = scopes.filter(scope => {
    if (scope === 'groups') return isFromCatalog(app)
    return scope === 'offline_access' && (isFromCatalog(app) || !mayRefresh)
  })
  if (illegal.length > 0) throw new OktaOAuthError('illegal_scope', illegal)
  return scopes
}

// A token that is none opens nothing: the person meets the sign-in page, or the app `login_required`.
function redeem(token: string, { oidc }: KoaContextWithOIDC, org: OrgModel) {
  const user = org.sessionTokens.redeem(token)
  if (!user) return
  const session = oidc.session!
  // A cookie that was in the browser before must not become this person's.
  if (!('new' in session)) session.resetIdentifier()
  session.loginAccount({ accountId: user.id, amr: ['pwd'], transient: true })
  org.systemLog.write({ eventType: 'user.session.start', result: 'SUCCESS', actor: personAsParty(user) })
}
