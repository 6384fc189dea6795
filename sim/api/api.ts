import Router from '@koa/router'
import type { Context, Next } from 'koa'
import { createBackChannel, ExpressConfigurationFailed } from '../express-configuration/back-channel.ts'
import { connect } from '../express-configuration/connect.ts'
import { type ExpressConfiguration, GENERIC_FAILURE, logFailure } from '../express-configuration/routes.ts'
import { OktaError } from '../org/errors.ts'
import type { RunningOrg } from '../running-org.ts'
import { applicationBody } from './applications.ts'
import { showApiError, showErrorBody } from './errors.ts'

/**
 * The org's Management API, as far as Express Configuration needs it: `Authorization: SSWS 00Q…`.
 * https://developer.okta.com/docs/api/
 */
export function managementApi(orgOf: (ctx: Context) => RunningOrg, express: () => ExpressConfiguration) {
  const router = new Router({ prefix: '/api/v1' })
  router.use(answerErrors, demandToken(orgOf))

  router.get('/apps', ctx => {
    const org = orgOf(ctx)
    ctx.body = org.model.applications.list().map(app => applicationBody(org, app))
  })

  router.get('/apps/:appId', ctx => {
    const org = orgOf(ctx)
    ctx.body = applicationBody(org, org.model.applications.get(String(ctx.params.appId)))
  })

  // "Configures a capability in the app instance by automatically exchanging configuration information."
  router.post('/apps/:appId/express-configure/:capabilityType', async ctx => {
    const org = orgOf(ctx)
    const app = org.model.applications.get(String(ctx.params.appId))
    if (!app.expressConfiguration.supportedCapabilities.includes(String(ctx.params.capabilityType))) {
      throw new OktaError('E0000006')
    }
    const approval = express().approvals.of(app)
    try {
      if (!approval)
        throw new ExpressConfigurationFailed('approval', 'nobody approved within the last minutes')
      await connect(approval, createBackChannel(org, express().fetchFor(org.name)))
      ctx.status = 204
    } catch (error) {
      if (!(error instanceof ExpressConfigurationFailed)) throw error
      logFailure(org, app, error)
      showErrorBody(ctx, 403, 'oauth_error', GENERIC_FAILURE)
    }
  })

  return router
}

async function answerErrors(ctx: Context, next: Next) {
  try {
    await next()
  } catch (error) {
    if (!(error instanceof OktaError)) throw error
    showApiError(ctx, error)
  }
}

function demandToken(orgOf: (ctx: Context) => RunningOrg) {
  return async (ctx: Context, next: Next) => {
    const [scheme, token] = ctx.get('authorization').split(' ')
    if (scheme !== 'SSWS' || token !== orgOf(ctx).apiToken) throw new OktaError('E0000011')
    await next()
  }
}
