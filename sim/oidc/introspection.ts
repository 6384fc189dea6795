import { decodeJwt } from 'jose'
import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { mayHoldSession } from '../org/users.ts'
import type { AccessToken } from './access-token.ts'
import type { AuthorizationServer } from './authorization-server.ts'

/**
 * Introspection (RFC 7662) and revocation (RFC 7009) of access tokens. oidc-provider refuses tokens that are JWTs at
 * both endpoints, once the client is authenticated; that refusal is where these take over.
 */
export function isAboutJwt(error: unknown): boolean {
  return error instanceof errors.UnsupportedTokenType
}

/** Okta's members in Okta's order; `{ active: false }` of anything that isn't a live token of this client. */
export async function introspect(
  ctx: KoaContextWithOIDC,
  org: OrgModel,
  server: AuthorizationServer,
): Promise<object> {
  const token = await ownToken(ctx)
  const user = token && org.users.find(token.accountId)
  if (!token || !user || !mayHoldSession(user)) return { active: false }
  return {
    active: true,
    token_type: 'Bearer',
    scope: token.scope,
    client_id: token.clientId,
    username: user.profile.login,
    exp: token.exp,
    iat: token.iat,
    sub: user.profile.login,
    aud: server.audience,
    iss: server.issuer,
    jti: decodeJwt(token.jti).jti,
    uid: user.id,
  }
}

/** Revokes a client's own token; of any other it says nothing. */
export async function revoke(ctx: KoaContextWithOIDC): Promise<boolean> {
  const token = await ownToken(ctx)
  await token?.destroy()
  return token !== undefined
}

async function ownToken({ oidc }: KoaContextWithOIDC): Promise<AccessToken | undefined> {
  const found = await oidc.provider.AccessToken.find(String(oidc.params?.token))
  const token = found as unknown as AccessToken | undefined
  return token?.clientId === oidc.client?.clientId ? token : undefined
}
