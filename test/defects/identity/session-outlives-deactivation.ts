import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks whether a user is active at sign-in only',
  killedBy: ['identity/deactivated-at-target'],
  parts: () => ({
    visitor({ sessions }, ctx, workspace) {
      const session = sessions.find(ctx.cookies.get(sessionCookie), workspace.name)
      const user = workspace.users.find(({ id }) => id === session?.userId)
      return session && user && { user, session }
    },
  }),
})
