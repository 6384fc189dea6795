import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'begins the sign-in anew whenever Okta answers an error, and so goes round for ever with who is not assigned',
  killedBy: ['assignments/unassigned-at-target', 'assignments/removed-from-app'],
  parts: () => ({
    oktaCallbackRoutes: (alpacon, attempts) =>
      aroundRoutes(defaultParts.oktaCallbackRoutes(alpacon, attempts), async (ctx, next) => {
        const begun = attempts.atOkta.get(String(ctx.query.state))
        await next()
        if (begun === undefined || ctx.query.error === undefined) return
        ctx.status = 303
        ctx.redirect(`${alpacon.hosts.workspaceUrl(begun.attempt.workspace)}/sign-in/okta`)
      }),
  }),
})
