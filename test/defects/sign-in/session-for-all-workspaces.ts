import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has one session for all workspaces, and finds the user in each by email',
  killedBy: ['sign-in/three-workspaces-two-orgs'],
  parts: () => ({
    signIn(alpacon, ctx, workspace, userId, method) {
      const domain = new URL(alpacon.hosts.frontUrl).hostname
      const id = alpacon.sessions.open({ workspace: workspace.name, userId, method })
      ctx.cookies.set(sessionCookie, id, { domain, httpOnly: true, sameSite: 'lax' })
    },
    visitor(alpacon, ctx, workspace) {
      const id = ctx.cookies.get(sessionCookie)
      for (const { name, users } of alpacon.workspaces.all()) {
        const session = alpacon.sessions.find(id, name)
        const known = users.find(user => user.id === session?.userId)
        const user = known && userWithEmail(workspace, known.email)
        if (session && user?.is_active) return { user, session }
      }
      return undefined
    },
  }),
})
