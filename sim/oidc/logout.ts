import { compactVerify, createLocalJWKSet } from 'jose'
import type { Context } from 'koa'
import { z } from 'zod'
import type { OrgModel } from '../org/org.ts'
import type { Application } from '../org/state.ts'
import { appAsParty, personAsParty } from '../org/system-log.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'
import { type KeyRing, publicJwk } from './keys.ts'
import type { OidcStore } from './store.ts'

const hintSchema = z.object({ iss: z.string(), aud: z.string(), sub: z.string() })

export interface LogoutOptions {
  org: OrgModel
  server: AuthorizationServer
  ring: KeyRing
  store: OidcStore
  /** Name of the cookie that holds the org's session. */
  cookie: string
}

/**
 * RP-initiated logout as Okta does it: at once, without asking. The ID token may have expired, but has to be one of
 * this authorization server for the person who is signed in. Without a session the browser is sent on all the same.
 * Answers where to go next; throws OktaOAuthError.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/logout
 */
export async function logOut(
  ctx: Context,
  { org, server, ring, store, cookie }: LogoutOptions,
): Promise<string> {
  const { id_token_hint, post_logout_redirect_uri, state } = ctx.query
  for (const value of [id_token_hint, post_logout_redirect_uri, state]) {
    if (Array.isArray(value)) throw new OktaOAuthError('duplicate_oauth_params')
  }
  const { app, sub } = await readHint(String(id_token_hint ?? ''), org, server, ring)
  const destination = post_logout_redirect_uri?.toString()
  if (destination !== undefined && !app.oauthClient.postLogoutRedirectUris.includes(destination)) {
    throw new OktaOAuthError('illegal_post_logout_redirect_uri')
  }

  const sid = ctx.cookies.get(cookie)
  const user = org.sessions.person(sid)
  if (user && user.id !== sub) throw new OktaOAuthError('id_token_does_not_match_session')
  if (user) {
    store.endSession(sid!)
    ctx.cookies.set(cookie, null, { httpOnly: true, sameSite: 'lax', overwrite: true, signed: false })
    org.systemLog.write({
      eventType: 'user.session.end',
      result: 'SUCCESS',
      actor: personAsParty(user),
      target: [appAsParty(app)],
    })
  }
  if (destination === undefined) return '/login/login.htm'
  if (state === undefined) return destination
  return `${destination}${destination.includes('?') ? '&' : '?'}${new URLSearchParams({ state: String(state) })}`
}

async function readHint(
  hint: string,
  org: OrgModel,
  server: AuthorizationServer,
  ring: KeyRing,
): Promise<{ app: Application; sub: string }> {
  try {
    const keys = createLocalJWKSet({ keys: ring.published().map(publicJwk) })
    const { payload } = await compactVerify(hint, keys, { algorithms: ['RS256'] })
    const { iss, aud, sub } = hintSchema.parse(JSON.parse(new TextDecoder().decode(payload)))
    const app = org.applications.find(aud)
    if (iss !== server.issuer || !app) throw new Error('not a token of this authorization server')
    return { app, sub }
  } catch {
    throw new OktaOAuthError('id_token_invalid')
  }
}
