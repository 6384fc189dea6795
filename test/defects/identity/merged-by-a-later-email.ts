import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'merges two users when Okta gives one of them the email of the other',
  killedBy: ['identity/local-user-with-that-email'],
  parts: () => ({
    updateProfile(workspace, user, { first_name, last_name, email }) {
      Object.assign(user, { first_name, last_name })
      const other = email === undefined ? undefined : userWithEmail(workspace, email)
      if (other && other !== user) {
        other.identities.push(...user.identities)
        workspace.users = workspace.users.filter(one => one !== user)
      } else if (email !== undefined) user.email = email
    },
  }),
})
