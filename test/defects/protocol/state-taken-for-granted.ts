import { defaultParts } from '../../../sp/index.ts'
import { attemptCookie } from '../../../sp/sign-in/cookies.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'fails where an answer of Okta comes without a state',
  killedBy: ['protocol/response/error-without-state'],
  parts: () => ({
    oktaCallbackRoutes: (alpacon, attempts) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(alpacon, attempts), async (ctx, next) => {
        // Every answer has a state, thinks its author.
        if (ctx.path === '/login/callback') attemptCookie(ctx.query.state as string)
        return next()
      }),
  }),
})
