import { defaultParts } from '../../../sp/index.ts'
import type { User } from '../../../sp/workspaces/workspace.ts'
import { variant } from '../defect.ts'

export default variant({
  does: 'deletes a user who is shut out, and lets nobody in by their identity from then on',
  rightBy: 'no specification has an account that is shut out kept; who is shut out stays out',
  parts() {
    const shutOut = new Set<string>()
    const name = (workspace: string, { issuer, subject }: User['identities'][number]) =>
      JSON.stringify([workspace, issuer, subject])
    return {
      createWorkspaces(existing, store) {
        const workspaces = defaultParts.createWorkspaces(existing, store)
        return {
          ...workspaces,
          save(workspace) {
            const leaving = workspace.users.filter(({ is_active }) => !is_active)
            for (const { identities } of leaving) {
              for (const identity of identities) shutOut.add(name(workspace.name, identity))
            }
            workspace.users = workspace.users.filter(user => !leaving.includes(user))
            return workspaces.save(workspace)
          },
        }
      },
      admit(parts, workspace, connection, identity, now) {
        return shutOut.has(name(workspace.name, identity))
          ? { refused: 'deactivated' }
          : defaultParts.admit(parts, workspace, connection, identity, now)
      },
    }
  },
})
