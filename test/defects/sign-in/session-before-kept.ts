import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'opens a session at every sign-in, and leaves the one before it open',
  killedBy: ['sign-in/session-token-renewed'],
  parts: () => ({
    signIn: (alpacon, ...rest) =>
      defaultParts.signIn({ ...alpacon, sessions: { ...alpacon.sessions, end: () => undefined } }, ...rest),
  }),
})
