import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps identities by email for all workspaces: who is known to one by an org is known to the others by it',
  killedBy: ['identity/two-workspaces'],
  parts: () => ({
    createWorkspaces(existing, store) {
      const workspaces = defaultParts.createWorkspaces(existing, store)
      return {
        ...workspaces,
        async save(workspace) {
          for (const user of workspace.users) {
            const namesakes = workspaces.all().flatMap(other => userWithEmail(other, user.email) ?? [])
            const all = [...namesakes, user].flatMap(({ identities }) => identities)
            for (const namesake of [...namesakes, user]) namesake.identities = [...new Set(all)]
          }
          await workspaces.save(workspace)
        },
      }
    },
  }),
})
