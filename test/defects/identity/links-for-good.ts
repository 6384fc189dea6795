import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'gives an account to whoever comes from Okta with its email, and takes its password away',
  killedBy: ['identity/last-superuser', 'identity/local-user-with-that-email'],
  parts: () => ({
    findUser(workspace, identity) {
      const known = defaultParts.findUser(workspace, identity)
      const namesake = userWithEmail(workspace, identity.email ?? '')
      if (known || !namesake) return known
      namesake.identities = [{ issuer: identity.issuer, subject: identity.subject }]
      namesake.password_hash = null
      return namesake
    },
  }),
})
