import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'ends the session of a browser when a sign-in begins there, whoever began it',
  killedBy: ['initiate/forged', 'sign-in/somebody-elses-tile'],
  parts: () => ({
    oktaBeginRoutes: (alpacon, attempts, workspace) =>
      aroundRoutes(defaultParts.oktaBeginRoutes(alpacon, attempts, workspace), (ctx, next) => {
        if (ctx.path === '/sign-in/okta') alpacon.sessions.end(ctx.cookies.get(sessionCookie))
        return next()
      }),
  }),
})
