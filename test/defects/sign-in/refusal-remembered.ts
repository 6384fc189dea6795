import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'remembers that Okta refused a browser, and says so again without asking',
  killedBy: ['sign-in/refusal-reloaded'],
  parts: () => ({
    oktaCallbackRoutes: (...given) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(...given), (ctx, next) => {
        if (ctx.query.error === 'access_denied') ctx.cookies.set('alpacon_denied', 'yes', { sameSite: 'lax' })
        if (ctx.path === '/login/start' && ctx.cookies.get('alpacon_denied')) ctx.throw(403)
        return next()
      }),
  }),
})
