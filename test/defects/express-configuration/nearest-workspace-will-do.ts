import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'takes the workspace whose name begins like what was entered where none has that name',
  killedBy: ['express-configuration/unknown-workspace'],
  parts: () => ({
    createWorkspaces(existing, store) {
      const workspaces = defaultParts.createWorkspaces(existing, store)
      const beginsLike = (name: string) => workspaces.all().find(one => name.startsWith(one.name))
      return {
        ...workspaces,
        named: name => workspaces.named(name) ?? (name === '' ? undefined : beginsLike(name)),
      }
    },
  }),
})
