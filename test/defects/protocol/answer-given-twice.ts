import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'fails where a parameter of an answer comes twice',
  killedBy: ['protocol/response/parameters-twice'],
  parts: () => ({
    oktaCallbackRoutes: (alpacon, attempts) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(alpacon, attempts), async (ctx, next) => {
        // A text, thinks its author; the framework makes a list of it.
        const state = (ctx.query.state ?? '') as string
        if (ctx.path === '/login/callback' && state.trim() === '') ctx.state.isUnsolicited = true
        return next()
      }),
  }),
})
