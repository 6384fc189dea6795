import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'ends the session when somebody who is signed in comes upon the sign-in screen again',
  killedBy: ['sign-in/back-button'],
  parts: () => ({
    workspaceRoutes: (alpacon, workspace) =>
      aroundRoutes(defaultParts.workspaceRoutes(alpacon, workspace), (ctx, next) => {
        if (ctx.path === '/sign-in' && ctx.method === 'GET')
          alpacon.sessions.end(ctx.cookies.get(sessionCookie))
        return next()
      }),
  }),
})
