import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps the session that a browser has, also when another person signs in',
  killedBy: ['sign-in/somebody-elses-tile'],
  parts: () => ({
    signIn(alpacon, ctx, workspace, userId, method) {
      const present = alpacon.sessions.find(ctx.cookies.get(sessionCookie), workspace.name)
      if (present === undefined) defaultParts.signIn(alpacon, ctx, workspace, userId, method)
    },
  }),
})
