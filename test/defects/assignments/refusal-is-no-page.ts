import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes every error of Okta for a change of mind, and shows its front page without a word',
  killedBy: [
    'assignments/unassigned-at-target',
    'assignments/removed-from-app',
    'protocol/response/error-of-okta',
  ],
  parts: () => ({
    oktaCallbackRoutes: (alpacon, attempts) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(alpacon, attempts), async (ctx, next) => {
        await next()
        if (ctx.query.error === undefined) return
        ctx.status = 303
        ctx.redirect(alpacon.hosts.frontUrl)
      }),
  }),
})
