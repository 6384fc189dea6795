import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'merges two users when Okta gives one of them the email of the other',
  killedBy: ['identity/local-user-with-that-email'],
  parts: () => ({
    updateProfile(workspace, user, { first_name, last_name, email, email_verified }) {
      Object.assign(user, { first_name, last_name })
      if (email === undefined || !email_verified) return
      const other = userWithEmail(workspace, email)
      if (other && other !== user) {
        other.identities.push(...user.identities)
        workspace.users = workspace.users.filter(one => one !== user)
      } else user.email = email
    },
  }),
})
