import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes every answer to the consent for a yes, since it never looks which button was pressed',
  killedBy: ['express-configuration/declined-consent'],
  parts: () => ({
    approvalRoutes: (alpacon, provider) =>
      aroundRoutes(defaultParts.approvalRoutes(alpacon, provider), async (ctx, next) => {
        // A body that is there already is not read again.
        if (ctx.path.endsWith('/decision')) ctx.request.body = { decision: 'accept' }
        await next()
      }),
  }),
})
