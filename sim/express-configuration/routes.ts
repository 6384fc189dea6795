import type Router from '@koa/router'
import type { Context } from 'koa'
import { ZodError } from 'zod'
import type { SigningKey } from '../oidc/keys.ts'
import { isGenuine } from '../sites/anti-forgery.ts'
import { instancePath } from '../sites/console/applications.ts'
import { consoleOf } from '../sites/console/console.ts'
import type { ConsoleSessions } from '../sites/console/console-sessions.ts'
import { queryOf, showMessage } from '../sites/site.ts'
import { type Attempts, challengeOf } from './attempts.ts'
import { AUDIENCE, connect, ExpressConfigurationFailed, SCOPE } from './connect.ts'

/** Path on Okta's own host that every SP sends administrators back to. */
export const CALLBACK_PATH = '/admin/app/generic/oauth20redirect'

/** The Express Configuration of the whole Okta: attempts under way, Okta's key, where it is called back. */
export interface ExpressConfiguration {
  attempts: Attempts
  key: SigningKey
  redirectUri: string
  fetchFor: (org: string) => typeof fetch
}

/**
 * Okta's half on the Admin Console's host: the button's address, and the administrator's return from the SP.
 * The operations are those of Okta's Management API, ApplicationExpressConfiguration.
 */
export function expressConfigurationRoutes(
  router: Router,
  sessions: ConsoleSessions,
  express: () => ExpressConfiguration,
): void {
  router.get('/api/v1/apps/:appId/express-configure/oauth2/authorize', ctx => {
    const { org } = consoleOf(ctx)
    const app = org.model.applications.get(String(ctx.params.appId))
    const settings = org.catalog.find(app.name)?.expressConfiguration
    if (
      !settings ||
      !isGenuine(ctx, org, queryOf(ctx, 'token')) ||
      queryOf(ctx, 'capabilityType') !== 'SSO'
    ) {
      return showMessage(ctx, {
        org: org.name,
        status: 403,
        heading: 'E0000006',
        message: 'You do not have permission to perform the requested action',
        detail: 'Start Express Configuration with the button on the Sign On tab of an app that supports it.',
      })
    }
    const attempt = express().attempts.start(org, app, sessions.sidOf(ctx)!)
    const authorize = new URL('authorize', settings.loginUrl)
    authorize.search = String(
      new URLSearchParams({
        response_type: 'code',
        client_id: settings.oinClientId,
        redirect_uri: express().redirectUri,
        audience: AUDIENCE,
        scope: SCOPE,
        state: attempt.state,
        code_challenge: challengeOf(attempt.codeVerifier),
        code_challenge_method: 'S256',
      }),
    )
    ctx.redirect(authorize.href)
  })

  router.get(CALLBACK_PATH, async ctx => {
    const { org } = consoleOf(ctx)
    const attempt = express().attempts.take(queryOf(ctx, 'state'), sessions.sidOf(ctx))
    const settings = attempt && org.catalog.find(attempt.app.name)?.expressConfiguration
    if (!attempt || !settings || attempt.org !== org) {
      return showMessage(ctx, {
        org: org.name,
        status: 403,
        heading: 'oauth_error',
        message: 'Failed to Express Configure the application. Please retry or contact Okta support.',
        detail:
          'This answer belongs to no attempt of this session: it was altered, used before, or came too late.',
        link: { label: 'Applications', href: `${org.adminUrl}/admin/apps/active` },
      })
    }
    const code = queryOf(ctx, 'code')
    const { key, redirectUri, fetchFor } = express()
    let outcome = 'failed'
    try {
      if (code) {
        await connect({ attempt, settings, code, redirectUri, key, fetch: fetchFor(org.name) })
        outcome = 'configured'
      }
    } catch (error) {
      if (!(error instanceof ExpressConfigurationFailed) && !(error instanceof ZodError)) throw error
    }
    org.model.systemLog.write({
      eventType: 'application.lifecycle.update',
      result: outcome === 'configured' ? 'SUCCESS' : 'FAILURE',
      ...(outcome === 'failed' && { reason: queryOf(ctx, 'error') ?? 'oauth_error' }),
    })
    ctx.status = 303
    ctx.redirect(
      `${instancePath(attempt.app)}/sign-on?${new URLSearchParams({ expressConfiguration: outcome })}`,
    )
  })
}

/** Okta's own host takes every SP's answer and hands it on to the Admin Console of the org that asked. */
export function handOnCallback(ctx: Context, express: ExpressConfiguration): void {
  const org = express.attempts.orgOf(queryOf(ctx, 'state'))
  if (org) {
    ctx.redirect(`${org.adminUrl}${CALLBACK_PATH}${ctx.search}`)
    return
  }
  showMessage(ctx, {
    status: 403,
    heading: 'oauth_error',
    message: 'Failed to Express Configure the application. Please retry or contact Okta support.',
    detail:
      'The state in this answer belongs to no attempt that is under way. Start again in the Admin Console.',
  })
}
