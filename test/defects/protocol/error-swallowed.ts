import { Router } from '@koa/router'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends people back to its front page without a word when Okta answers with an error',
  killedBy: ['protocol/response/error-of-okta', 'assignments/unassigned-at-target'],
  parts: () => ({
    oktaCallbackRoutes(alpacon, attempts) {
      const router = new Router()
      router.use((ctx, next) => {
        if (ctx.path !== '/login/callback' || ctx.query.error === undefined) return next()
        ctx.redirect(alpacon.hosts.frontUrl)
      })
      router.use(defaultParts.oktaCallbackRoutes(alpacon, attempts).routes())
      return router
    },
  }),
})
