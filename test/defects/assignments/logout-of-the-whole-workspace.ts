import { defaultParts } from '../../../sp/index.ts'
import type { Session } from '../../../sp/sign-in/sessions.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'ends everybody’s sessions in the workspace at Universal Logout',
  killedBy: ['assignments/universal-logout'],
  parts: () => ({
    createSessions(now) {
      const sessions = defaultParts.createSessions(now)
      const members = new Set<string>()
      return {
        ...sessions,
        open(session: Omit<Session, 'signedInAt'>) {
          members.add(session.userId)
          return sessions.open(session)
        },
        endAllOf(workspace: string) {
          for (const userId of members) sessions.endAllOf(workspace, userId)
        },
      }
    },
  }),
})
