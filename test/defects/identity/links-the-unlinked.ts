import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'links a user from before single sign-on by their email, and leaves their password and sessions',
  killedBy: ['identity/pre-hijacked', 'identity/local-user-with-that-email'],
  seenIn: 'Sudhodanan and Paverd, "Pre-hijacked accounts" (2022): 35 of 75 services',
  parts: () => ({
    findUser(workspace, identity) {
      const known = defaultParts.findUser(workspace, identity)
      const namesake = userWithEmail(workspace, identity.email ?? '')
      if (known || !namesake || namesake.identities.length > 0) return known
      namesake.identities.push({ issuer: identity.issuer, subject: identity.subject })
      return namesake
    },
  }),
})
