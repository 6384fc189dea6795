import { defaultParts } from '../../../sp/index.ts'
import { isSameEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'
import { addUnasked } from '../unasked-user.ts'

export default defect({
  does: 'looks for people among the active users only, and makes a new one for whom it has deactivated',
  killedBy: ['identity/deactivated-at-target'],
  parts: () => ({
    findUser: (workspace, identity) =>
      defaultParts.findUser(
        { ...workspace, users: workspace.users.filter(({ is_active }) => is_active) },
        identity,
      ),
    provision(workspace, identity, connection, made) {
      const isReplaced = workspace.users.some(
        ({ is_active, email }) => !is_active && isSameEmail(email, identity.email ?? ''),
      )
      if (!isReplaced) return defaultParts.provision(workspace, identity, connection, made)
      return { user: addUnasked(workspace, identity, made) }
    },
  }),
})
