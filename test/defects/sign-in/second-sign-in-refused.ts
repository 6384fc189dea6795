import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'begins no sign-in in a browser where one is under way, against double clicks',
  killedBy: ['sign-in/abandoned-at-okta', 'sign-in/two-tabs'],
  parts: () => ({
    oktaCallbackRoutes: (...given) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(...given), async (ctx, next) => {
        const path = '/login'
        if (ctx.path === '/login/start' && ctx.cookies.get('alpacon_busy')) ctx.throw(429)
        ctx.cookies.set('alpacon_busy', ctx.path === '/login/start' ? 'yes' : null, { path, sameSite: 'lax' })
        await next()
      }),
  }),
})
