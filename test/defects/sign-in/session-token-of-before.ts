import { randomSecret } from '../../../sp/ids.ts'
import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie, setCookie } from '../../../sp/sign-in/cookies.ts'
import { sessionLifetimeMs } from '../../../sp/sign-in/sessions.ts'
import { aroundRoutes } from '../around-routes.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'gives every visitor a session token, and signs people in under the one that they have',
  killedBy: ['sign-in/session-token-renewed'],
  parts() {
    // Of the sessions that are open, by the visitor's token.
    const opened = new Map<string, string>()
    const idOf = (token: string | undefined) => (token === undefined ? undefined : opened.get(token))
    return {
      createSessions(now) {
        const { find, end, ...others } = defaultParts.createSessions(now)
        return {
          ...others,
          find: (token, workspace) => find(idOf(token), workspace),
          end: token => end(idOf(token)),
        }
      },
      workspaceRoutes: (alpacon, workspace) =>
        aroundRoutes(defaultParts.workspaceRoutes(alpacon, workspace), (ctx, next) => {
          if (ctx.cookies.get(sessionCookie) === undefined)
            setCookie(ctx, sessionCookie, randomSecret(), { lifetimeMs: sessionLifetimeMs })
          return next()
        }),
      signIn(alpacon, ctx, workspace, userId, method) {
        const token = ctx.cookies.get(sessionCookie) ?? randomSecret()
        alpacon.sessions.end(token)
        opened.set(token, alpacon.sessions.open({ workspace: workspace.name, userId, method }))
        setCookie(ctx, sessionCookie, token, { lifetimeMs: sessionLifetimeMs })
      },
    }
  },
})
