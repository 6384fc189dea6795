import type Router from '@koa/router'
import type { Context } from 'koa'
import { showApiError } from '../api/errors.ts'
import type { SigningKey } from '../oidc/keys.ts'
import { OktaError } from '../org/errors.ts'
import { expressConfigurationNames } from '../org/release.ts'
import type { Application } from '../org/state.ts'
import { appAsParty, personAsParty } from '../org/system-log.ts'
import { isGenuine } from '../sites/anti-forgery.ts'
import { instancePath } from '../sites/console/applications.ts'
import { consoleOf } from '../sites/console/console.ts'
import type { ConsoleSessions } from '../sites/console/console-sessions.ts'
import { queryOf, showMessage } from '../sites/site.ts'
import { redeemCode } from './approval.ts'
import type { Approvals } from './approvals.ts'
import { type Attempts, challengeOf } from './attempts.ts'
import { createBackChannel, ExpressConfigurationFailed } from './back-channel.ts'
import { connect } from './connect.ts'

/** Path on Okta's own host that every SP sends administrators back to. */
export const CALLBACK_PATH = '/admin/app/generic/oauth20redirect'

/** The one sentence that Okta has for every failure. */
export const GENERIC_FAILURE =
  'Failed to Express Configure the application. Please retry or contact Okta support.'

/** The Express Configuration of the whole Okta: what is under way, Okta's key, where it is called back. */
export interface ExpressConfiguration {
  attempts: Attempts
  approvals: Approvals
  /** Made when it is first asked for. */
  key: () => Promise<SigningKey>
  redirectUri: string
  fetchFor: (org: string) => typeof fetch
}

/**
 * Okta's half on the Admin Console's host: the button's address, and the administrator's return from the SP. The first
 * is an operation of Okta's Management API, ApplicationExpressConfiguration, getOAuth2AccessTokenForExpressConfiguration.
 */
export function expressConfigurationRoutes(
  router: Router,
  sessions: ConsoleSessions,
  express: () => ExpressConfiguration,
): void {
  router.get('/api/v1/apps/:appId/express-configure/oauth2/authorize', ctx => {
    const { org } = consoleOf(ctx)
    const app = org.model.applications.find(String(ctx.params.appId))
    if (!app)
      return showApiError(
        ctx,
        new OktaError('E0000007', `Resource not found: ${ctx.params.appId} (AppInstance)`),
      )
    const settings = org.catalog.find(app.name)?.expressConfiguration
    const isOurs = isGenuine(ctx, org, queryOf(ctx, 'token'))
    const isOffered = org.model.applications.isConfigurable(app) && queryOf(ctx, 'capabilityType') === 'SSO'
    if (!settings || !isOurs || !isOffered) return showApiError(ctx, new OktaError('E0000006'))
    const attempt = express().attempts.start(org, app, sessions.sidOf(ctx)!)
    const { audience, scope } = expressConfigurationNames(org.model.state.release)
    const authorize = new URL('authorize', settings.loginUrl)
    authorize.search = String(
      new URLSearchParams({
        response_type: 'code',
        client_id: settings.oinClientId,
        redirect_uri: express().redirectUri,
        audience,
        scope,
        state: attempt.state,
        code_challenge: challengeOf(attempt.codeVerifier),
        code_challenge_method: 'S256',
      }),
    )
    ctx.redirect(authorize.href)
  })

  router.get(CALLBACK_PATH, async ctx => {
    const { org, admin } = consoleOf(ctx)
    // The address holds the code: it must not travel on as a referrer.
    ctx.set('Referrer-Policy', 'no-referrer')
    const attempt = express().attempts.take(queryOf(ctx, 'state'), sessions.sidOf(ctx))
    const settings = attempt && org.catalog.find(attempt.app.name)?.expressConfiguration
    if (!attempt || !settings || attempt.org !== org)
      return refuseAnswer(ctx, `${org.adminUrl}/admin/apps/active`)
    const { app } = attempt
    try {
      const code = queryOf(ctx, 'code')
      if (!code)
        throw new ExpressConfigurationFailed('authorize', queryOf(ctx, 'error') ?? 'answered without a code')
      const call = createBackChannel(org, express().fetchFor(org.name))
      const names = expressConfigurationNames(org.model.state.release)
      const { key, redirectUri, approvals } = express()
      const approval = await redeemCode({ attempt, settings, names, code, redirectUri, key, call })
      approvals.keep(approval)
      await connect(approval, call)
      backToApp(ctx, app, 'configured')
    } catch (error) {
      if (!(error instanceof ExpressConfigurationFailed)) throw error
      logFailure(org, app, error, personAsParty(admin))
      backToApp(ctx, app, 'failed')
    }
  })
}

/** Okta's own host takes every SP's answer and hands it on to the Admin Console of the org that asked. */
export function handOnCallback(ctx: Context, express: ExpressConfiguration): void {
  const org = express.attempts.orgOf(queryOf(ctx, 'state'))
  ctx.set('Referrer-Policy', 'no-referrer')
  if (org) ctx.redirect(`${org.adminUrl}${CALLBACK_PATH}${ctx.search}`)
  else refuseAnswer(ctx)
}

/** Writes a run that failed to the System Log: Okta says one sentence to people, and the reason here. */
export function logFailure(
  org: ReturnType<typeof consoleOf>['org'],
  app: Application,
  failure: ExpressConfigurationFailed,
  actor?: ReturnType<typeof personAsParty>,
): void {
  org.model.systemLog.write({
    eventType: 'application.lifecycle.update',
    result: 'FAILURE',
    reason: failure.message,
    target: [appAsParty(app)],
    ...(actor && { actor }),
  })
}

function refuseAnswer(ctx: Context, applicationsHref?: string): void {
  showMessage(ctx, {
    status: 403,
    heading: 'oauth_error',
    message: GENERIC_FAILURE,
    detail:
      'This answer belongs to no attempt of this browser: it was altered, used before, or came too late. Start again ' +
      "with the button on the app's Sign On tab.",
    ...(applicationsHref && { link: { label: 'Applications', href: applicationsHref } }),
  })
}

function backToApp(ctx: Context, app: Application, outcome: 'configured' | 'failed') {
  ctx.status = 303
  ctx.redirect(`${instancePath(app)}/sign-on?${new URLSearchParams({ expressConfiguration: outcome })}`)
}
