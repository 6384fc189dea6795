import { randomSecret } from '../../../sp/ids.ts'
import { defaultParts } from '../../../sp/index.ts'
import type { Session } from '../../../sp/sign-in/sessions.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps one session a person and drops the second, so that whoever is signed in elsewhere can’t sign in',
  killedBy: [
    'assignments/suspended',
    'assignments/locked-out',
    'assignments/password-expired',
    'guide/troubleshooting/no-tile-icon-hidden',
  ],
  parts: () => ({
    createSessions(now) {
      const sessions = defaultParts.createSessions(now)
      const idOf = new Map<string, string>()
      return {
        ...sessions,
        open(session: Omit<Session, 'signedInAt'>) {
          const known = idOf.get(session.userId)
          // As `insert … on conflict do nothing` does.
          if (sessions.find(known, session.workspace)) return randomSecret()
          const id = sessions.open(session)
          idOf.set(session.userId, id)
          return id
        },
      }
    },
  }),
})
