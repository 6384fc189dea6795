import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'
import { addUnasked } from '../unasked-user.ts'

export default defect({
  does: 'makes the user first, then refuses the person whose email Okta does not vouch for',
  killedBy: ['identity/email-unverified', 'identity/email-verified-absent'],
  parts: () => ({
    provision(workspace, identity, connection, made) {
      const { email, email_verified } = identity
      if (email === undefined || userWithEmail(workspace, email))
        return defaultParts.provision(workspace, identity, connection, made)
      const user = addUnasked(workspace, identity, made)
      return email_verified ? { user } : { refused: 'email-unverified' }
    },
  }),
})
