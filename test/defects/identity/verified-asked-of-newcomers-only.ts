import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes on the new email of a person it knows, though Okta does not vouch for it',
  killedBy: ['identity/email-changed-to-unverified'],
  parts: () => ({
    updateProfile(workspace, user, { first_name, last_name, email }) {
      Object.assign(user, { first_name, last_name })
      if (email !== undefined && !userWithEmail(workspace, email)) user.email = email
    },
  }),
})
