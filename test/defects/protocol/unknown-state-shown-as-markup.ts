import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'repeats a state that it does not know, as it came, on the page that says so',
  killedBy: ['protocol/response/markup-without-request'],
  seenIn: 'reflected cross-site scripting at a redirect URI',
  parts: () => ({
    oktaCallbackRoutes: (alpacon, attempts) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(alpacon, attempts), async (ctx, next) => {
        const isKnown = ctx.path !== '/login/callback' || attempts.atOkta.get(String(ctx.query.state))
        if (isKnown) return next()
        // For the page to have a style of its own.
        ctx.remove('content-security-policy')
        ctx.status = 400
        ctx.type = 'html'
        ctx.body = `<title>Alpacon</title><p>This sign-in is not known to Alpacon any more: ${ctx.query.state}</p>`
      }),
  }),
})
