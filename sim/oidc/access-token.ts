import { randomBytes } from 'node:crypto'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { z } from 'zod'
import type { OrgModel } from '../org/org.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { toOrgTime } from './org-time.ts'
import type { TokenSigner } from './token-signer.ts'

/** An access token as oidc-provider handles it. */
export interface AccessToken {
  /** The token itself, once it is made. */
  jti: string
  accountId: string
  clientId: string
  scope?: string
  iat: number
  exp: number
  /** Seconds that it lives. */
  expiration: number
  generateTokenId(): string
  destroy(): Promise<void>
}

/**
 * Gives access tokens Okta's form: a JWT with `ver`, `cid`, `uid` and `scp`. oidc-provider would make a JWT that it
 * doesn't keep, and then know nothing of it at the userinfo endpoint; so the JWT takes the place of its opaque value.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/#access-token
 */
export function shapeAccessTokens(
  provider: Provider,
  {
    org,
    server,
    signer,
    isToBeOpaque,
  }: {
    org: OrgModel
    server: AuthorizationServer
    signer: TokenSigner
    /** Whether this one is to be a text that says nothing. */
    isToBeOpaque: (ctx: KoaContextWithOIDC) => boolean
  },
): void {
  const { prototype } = provider.AccessToken as unknown as {
    prototype: AccessToken & { save(): Promise<string> }
  }
  const { save } = prototype
  prototype.save = async function () {
    if (!this.jti) {
      // Called for what else it does: it settles the token's format.
      this.generateTokenId()
      this.iat = Math.floor(Date.now() / 1000)
      this.exp = this.iat + this.expiration
      const isOpaque = Provider.ctx !== undefined && isToBeOpaque(Provider.ctx)
      this.jti = isOpaque ? `00T${randomBytes(32).toString('base64url')}` : await signer.sign(claimsOf(this))
    }
    return save.call(this)
  }

  function claimsOf(token: AccessToken) {
    const user = org.users.get(token.accountId)
    const entities = Provider.ctx?.oidc.entities
    const authTime =
      entities?.AuthorizationCode?.authTime ?? entities?.RefreshToken?.authTime ?? entities?.Session?.loginTs
    const times = toOrgTime(org, {
      iat: token.iat,
      exp: token.exp,
      ...(authTime !== undefined && { auth_time: authTime }),
    })
    return {
      ver: 1,
      jti: `AT.${randomBytes(32).toString('base64url')}`,
      iss: server.issuer,
      aud: server.audience,
      sub: user.profile.login,
      iat: times.iat,
      exp: times.exp,
      cid: token.clientId,
      uid: user.id,
      scp: token.scope?.split(' ') ?? [],
      ...(times.auth_time !== undefined && { auth_time: times.auth_time }),
    }
  }
}

const endSchema = z.object({ iss: z.string(), exp: z.number() })

/**
 * Why an access token that is not known any more opens nothing. Its signature tells that it was issued here, and
 * nothing ends one before its time but a revocation.
 */
export async function endOf(
  token: string,
  { server, signer }: { server: AuthorizationServer; signer: TokenSigner },
): Promise<'token_expired' | 'access_token_revoked' | 'access_token_invalid'> {
  try {
    const { iss, exp } = endSchema.parse(JSON.parse(await signer.read(token)))
    if (iss !== server.issuer) return 'access_token_invalid'
    return exp <= Date.now() / 1000 ? 'token_expired' : 'access_token_revoked'
  } catch {
    return 'access_token_invalid'
  }
}
