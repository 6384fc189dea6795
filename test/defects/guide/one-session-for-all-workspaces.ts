import { defaultParts } from '../../../sp/index.ts'
import { sessionCookie } from '../../../sp/sign-in/cookies.ts'
import type { Session } from '../../../sp/sign-in/sessions.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has one session for all workspaces, and serves whoever has it in each of them',
  killedBy: [
    'guide/configuration/tile-linked-to-workspace',
    'guide/troubleshooting/wrong-workspace',
    'express-configuration/two-orgs-at-once',
  ],
  parts() {
    const opened = new Map<string, Session>()
    return {
      createSessions(now) {
        const sessions = defaultParts.createSessions(now)
        return {
          ...sessions,
          open(session) {
            const id = sessions.open(session)
            opened.set(id, { ...session, signedInAt: now() })
            return id
          },
          find: id => opened.get(id ?? ''),
          end(id) {
            opened.delete(id ?? '')
          },
        }
      },
      signIn({ sessions, hosts }, ctx, { name: workspace }, userId, method) {
        const id = sessions.open({ workspace, userId, method })
        const domain = new URL(hosts.frontUrl).hostname
        ctx.cookies.set(sessionCookie, id, { domain, httpOnly: true, sameSite: 'lax', signed: false })
      },
      visitor({ sessions, workspaces }, ctx) {
        const session = sessions.find(ctx.cookies.get(sessionCookie), '')
        const everybody = workspaces.all().flatMap(({ users }) => users)
        const user = everybody.find(({ id }) => id === session?.userId)
        return session && user?.is_active ? { user, session } : undefined
      },
    }
  },
})
