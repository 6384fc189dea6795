import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { appAsParty, type LogEvent, personAsParty } from '../org/system-log.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import type { OktaOAuthError } from './errors/oauth-error.ts'

type EventType = LogEvent['eventType']

/** What each kind of authorization server calls what it does. */
const EVENT_TYPES = {
  org: {
    authorize: 'app.oauth2.authorize.code',
    token: 'app.oauth2.token.grant',
    access_token: 'app.oauth2.token.grant.access_token',
    id_token: 'app.oauth2.token.grant.id_token',
    refresh_token: 'app.oauth2.token.grant.refresh_token',
    revocation: 'app.oauth2.token.revoke',
  },
  custom: {
    authorize: 'app.oauth2.as.authorize.code',
    token: 'app.oauth2.as.token.grant',
    access_token: 'app.oauth2.as.token.grant.access_token',
    id_token: 'app.oauth2.as.token.grant.id_token',
    refresh_token: 'app.oauth2.as.token.grant.refresh_token',
    revocation: 'app.oauth2.as.token.revoke',
  },
} as const satisfies Record<AuthorizationServer['kind'], Record<string, EventType>>

/** Writes what an authorization server does to the org's System Log, failures with Okta's internal reason. */
export function createOidcLog(org: OrgModel, server: AuthorizationServer) {
  const types = EVENT_TYPES[server.kind]

  function write(eventType: EventType, ctx: KoaContextWithOIDC, failure?: OktaOAuthError) {
    const { client, account, session, entities } = ctx.oidc
    const app = client && org.applications.find(client.clientId)
    // Where somebody is refused tokens there is no account yet: whose code or refresh token it was says who.
    const spent = entities.AuthorizationCode ?? entities.RefreshToken
    const user = org.users.find(session?.accountId ?? account?.accountId ?? spent?.accountId ?? '')
    org.systemLog.write({
      eventType,
      ...(failure ? { result: 'FAILURE', reason: failure.reason } : { result: 'SUCCESS' }),
      ...(user && { actor: personAsParty(user) }),
      target: app ? [appAsParty(app)] : [],
    })
  }

  return {
    /** Listens to what goes well. */
    watch(provider: Provider): void {
      provider.on('authorization.success', ctx => {
        write(types.authorize, ctx)
        write('user.authentication.sso', ctx)
      })
      provider.on('grant.success', ctx => {
        write(types.token, ctx)
        for (const kind of ['id_token', 'access_token', 'refresh_token'] as const) {
          if (kind in (ctx.body as object)) write(types[kind], ctx)
        }
      })
    },
    revoked: (ctx: KoaContextWithOIDC) => write(types.revocation, ctx),
    /** An endpoint has answered with an error. */
    failed(ctx: KoaContextWithOIDC, error: OktaOAuthError): void {
      const { route } = ctx.oidc
      if (route === 'authorization' || route === 'resume') write(types.authorize, ctx, error)
      if (route === 'token') write(types.token, ctx, error)
      if (route === 'revocation') write(types.revocation, ctx, error)
    },
  }
}

export type OidcLog = ReturnType<typeof createOidcLog>
