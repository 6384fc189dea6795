import { defaultParts } from '../../../sp/index.ts'
import type { Session } from '../../../sp/sign-in/sessions.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'ends one session of the person at Universal Logout: the latest',
  killedBy: ['assignments/universal-logout'],
  parts: () => ({
    createSessions(now) {
      const sessions = defaultParts.createSessions(now)
      const latest = new Map<string, string>()
      return {
        ...sessions,
        open(session: Omit<Session, 'signedInAt'>) {
          const id = sessions.open(session)
          latest.set(session.userId, id)
          return id
        },
        endAllOf: (_workspace: string, userId: string) => sessions.end(latest.get(userId)),
      }
    },
  }),
})
