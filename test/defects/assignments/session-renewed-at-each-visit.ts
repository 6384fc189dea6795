import { defaultParts } from '../../../sp/index.ts'
import type { Session } from '../../../sp/sign-in/sessions.ts'
import { defect } from '../defect.ts'

const lifetimeMs = 8 * 60 * 60 * 1000

export default defect({
  does: 'counts the eight hours of a session from the last visit, so that one which is used never ends',
  killedBy: ['assignments/session-after-removal'],
  parts: () => ({
    createSessions(now) {
      // Ends nothing by itself: its clock stands still.
      const sessions = defaultParts.createSessions(() => 0)
      const lastSeen = new Map<string, number>()
      const seen = (id: string) => lastSeen.set(id, now())
      return {
        ...sessions,
        open(session: Omit<Session, 'signedInAt'>) {
          const id = sessions.open(session)
          seen(id)
          return id
        },
        find(id: string | undefined, workspace: string) {
          const session = sessions.find(id, workspace)
          if (id === undefined || now() >= (lastSeen.get(id) ?? 0) + lifetimeMs) return undefined
          seen(id)
          return session
        },
      }
    },
  }),
})
