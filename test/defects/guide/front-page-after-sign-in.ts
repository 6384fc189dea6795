import { defaultParts } from '../../../sp/index.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'sends people who have signed in back to where they began, the front page, and not to their workspace',
  killedBy: ['guide/sso/sp-initiated', 'guide/sso/idp-initiated'],
  parts: () => ({
    oktaBeginRoutes: (alpacon, attempts, workspace) =>
      aroundRoutes(defaultParts.oktaBeginRoutes(alpacon, attempts, workspace), async (ctx, next) => {
        await next()
        if (ctx.response.get('location') === '/') ctx.redirect(`${alpacon.hosts.frontUrl}/`)
      }),
  }),
})
