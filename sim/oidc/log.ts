import type Provider from 'oidc-provider'
import type { errors, KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { appAsParty, personAsParty } from '../org/system-log.ts'
import { actorOf, SignInRefused } from './sign-in-policy.ts'

/** Writes what the authorization server does to the org's System Log, failures with Okta's internal reason. */
export function logOidc(provider: Provider, org: OrgModel): void {
  function parties(ctx: KoaContextWithOIDC) {
    const app = ctx.oidc.client && org.applications.find(ctx.oidc.client.clientId)
    const holder = ctx.oidc.account && org.users.find(ctx.oidc.account.accountId)
    const actor = actorOf(org, ctx) ?? (holder && personAsParty(holder))
    return { ...(actor && { actor }), target: app ? [appAsParty(app)] : [] }
  }

  provider.on('authorization.success', ctx => {
    org.systemLog.write({ eventType: 'app.oauth2.authorize.code', result: 'SUCCESS', ...parties(ctx) })
    org.systemLog.write({ eventType: 'user.authentication.sso', result: 'SUCCESS', ...parties(ctx) })
  })
  provider.on('authorization.error', (ctx, error) => {
    org.systemLog.write({
      eventType: 'app.oauth2.authorize.code',
      result: 'FAILURE',
      reason: reasonOf(error),
      ...parties(ctx),
    })
  })
  provider.on('grant.success', ctx => {
    org.systemLog.write({ eventType: 'app.oauth2.token.grant', result: 'SUCCESS', ...parties(ctx) })
    org.systemLog.write({ eventType: 'app.oauth2.token.grant.id_token', result: 'SUCCESS', ...parties(ctx) })
    org.systemLog.write({
      eventType: 'app.oauth2.token.grant.access_token',
      result: 'SUCCESS',
      ...parties(ctx),
    })
  })
  provider.on('grant.error', (ctx, error) => {
    org.systemLog.write({
      eventType: 'app.oauth2.token.grant',
      result: 'FAILURE',
      reason: reasonOf(error),
      ...parties(ctx),
    })
  })
}

function reasonOf(error: errors.OIDCProviderError): string {
  if (error instanceof SignInRefused) return error.reason
  if (error.name === 'InvalidRedirectUri') return 'illegal_redirect_uri'
  return error.error
}
