import { decodeJwt } from 'jose'
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { mayHoldSession } from '../org/user-status.ts'
import type { AccessToken } from './access-token.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { toOrgTime } from './org-time.ts'

/**
 * oidc-provider refuses tokens that are JWTs at introspection and revocation, once the client is authenticated. Okta
 * takes them: this tells that refusal from the others.
 */
export function isAboutJwt(error: unknown): boolean {
  return error instanceof errors.UnsupportedTokenType
}

/** Whether a client may ask about a token, or revoke it: if it is its own. */
export function isOwnToken(
  _ctx: KoaContextWithOIDC,
  client: { clientId: string },
  token: { clientId?: string | undefined },
): boolean {
  return token.clientId === client.clientId
}

/**
 * Introspection (RFC 7662): Okta's members in Okta's order, `{ active: false }` of anything that isn't a live token of
 * this client. https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/introspect
 */
export async function introspect(
  ctx: KoaContextWithOIDC,
  org: OrgModel,
  server: AuthorizationServer,
): Promise<object> {
  const found = await ownToken(ctx)
  const user = found && org.users.find(found.token.accountId)
  if (!found || !user || !mayHoldSession(user)) return { active: false }
  const { token, isAccessToken } = found
  const { exp, iat } = toOrgTime(org, { exp: token.exp, iat: token.iat })
  return {
    active: true,
    ...(isAccessToken && { token_type: 'Bearer' }),
    scope: token.scope,
    client_id: token.clientId,
    username: user.profile.login,
    exp,
    iat,
    sub: user.profile.login,
    aud: server.audience,
    iss: server.issuer,
    ...(isAccessToken && { jti: decodeJwt(token.jti).jti }),
    uid: user.id,
  }
}

/** Revocation (RFC 7009): ends a client's own token, and answers whether there was one. */
export async function revoke(ctx: KoaContextWithOIDC): Promise<boolean> {
  const found = await ownToken(ctx)
  await found?.token.destroy()
  // A refresh token is gone by now: oidc-provider does that itself.
  const { RefreshToken: revoked } = ctx.oidc.entities
  return found !== undefined || revoked?.clientId === ctx.oidc.client!.clientId
}

async function ownToken({
  oidc,
}: KoaContextWithOIDC): Promise<{ token: AccessToken; isAccessToken: boolean } | undefined> {
  const value = String(oidc.params?.token)
  const { AccessToken: access, RefreshToken: refresh } = oidc.provider
  const isOwn = (token: { clientId?: string } | undefined) => token?.clientId === oidc.client?.clientId
  const accessToken = await access.find(value)
  if (accessToken && isOwn(accessToken)) return { token: asToken(accessToken), isAccessToken: true }
  const refreshToken = await refresh.find(value)
  return refreshToken && isOwn(refreshToken)
    ? { token: asToken(refreshToken), isAccessToken: false }
    : undefined
}

// Its types leave out what every stored token has.
function asToken(token: unknown): AccessToken {
  return token as AccessToken
}
