import type Router from '@koa/router'
import type { Context } from 'koa'
import { createBackChannel, ExpressConfigurationFailed } from '../express-configuration/back-channel.ts'
import { connect } from '../express-configuration/connect.ts'
import { type ExpressConfiguration, GENERIC_FAILURE, logFailure } from '../express-configuration/routes.ts'
import { OktaError } from '../org/errors.ts'
import type { RunningOrg } from '../running-org.ts'
import { showErrorBody } from './errors.ts'

/** "Configures a capability in the app instance by automatically exchanging configuration information." */
export function expressConfigureRoutes(
  router: Router,
  orgOf: (ctx: Context) => RunningOrg,
  express: () => ExpressConfiguration,
): void {
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
}
