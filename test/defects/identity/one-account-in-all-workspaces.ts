import { defaultParts } from '../../../sp/index.ts'
import type { User } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has one account for an email in all workspaces, with one role and one state',
  killedBy: ['identity/two-workspaces'],
  parts: () => ({
    createWorkspaces(existing, store) {
      const accounts = new Map<string, User>()
      const workspaces = defaultParts.createWorkspaces(existing, store)
      return {
        ...workspaces,
        async save(workspace) {
          workspace.users = workspace.users.map(user => {
            const account = accounts.get(user.email) ?? user
            if (account !== user)
              account.identities = [...new Set([...account.identities, ...user.identities])]
            accounts.set(user.email, account)
            return account
          })
          await workspaces.save(workspace)
        },
      }
    },
  }),
})
