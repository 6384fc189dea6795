import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'
import { addUnasked } from '../unasked-user.ts'

export default defect({
  does: 'finds an email in use only if it is written the same',
  killedBy: ['identity/email-of-another-in-another-case'],
  seenIn: 'Budibase issue 3110',
  parts: () => ({
    provision(workspace, identity, connection, made) {
      const isTaken = workspace.users.some(({ email }) => email === identity.email)
      const isUsable = identity.email !== undefined && identity.email_verified
      if (isTaken || !isUsable) return defaultParts.provision(workspace, identity, connection, made)
      return { user: addUnasked(workspace, identity, made) }
    },
  }),
})
