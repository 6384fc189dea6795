import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'blanks the email of a person of whom Okta sends none',
  killedBy: ['identity/email-missing-of-known-person'],
  parts: () => ({
    updateProfile(workspace, user, identity) {
      defaultParts.updateProfile(workspace, user, identity)
      user.email = identity.email ?? ''
    },
  }),
})
