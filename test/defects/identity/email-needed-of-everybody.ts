import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'lets nobody in without an email, known or not',
  killedBy: ['identity/email-missing-of-known-person'],
  parts: () => ({
    admit: (parts, workspace, connection, identity, now) =>
      identity.email === undefined
        ? { refused: 'email-missing' }
        : defaultParts.admit(parts, workspace, connection, identity, now),
  }),
})
