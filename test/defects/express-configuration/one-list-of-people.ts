import { defaultParts } from '../../../sp/index.ts'
import type { User } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'has one list of people for all workspaces, and forgets to ask whose they are',
  killedBy: [
    'express-configuration/superuser-of-another-workspace',
    'guide/configuration/tile-linked-to-workspace',
  ],
  parts: () => ({
    createWorkspaces(existing, store) {
      const workspaces = defaultParts.createWorkspaces(existing, store)
      const everybody: User[] = []
      return {
        ...workspaces,
        add(workspace) {
          everybody.push(...workspace.users)
          workspace.users = everybody
          workspaces.add(workspace)
        },
      }
    },
  }),
})
