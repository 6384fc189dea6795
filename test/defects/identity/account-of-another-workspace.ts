import { defaultParts } from '../../../sp/index.ts'
import { userWithEmail } from '../../../sp/workspaces/workspace.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'looks for the account of a newcomer in all workspaces, by email, and makes it a member here',
  killedBy: ['identity/email-of-another-workspace'],
  parts: () => {
    let all: () => Parameters<typeof defaultParts.findUser>[0][] = () => []
    return {
      createWorkspaces(existing, store) {
        const workspaces = defaultParts.createWorkspaces(existing, store)
        all = workspaces.all
        return workspaces
      },
      findUser(workspace, identity) {
        const known = defaultParts.findUser(workspace, identity)
        if (known || userWithEmail(workspace, identity.email ?? '')) return known
        const account = all()
          .map(other => userWithEmail(other, identity.email ?? ''))
          .find(user => user !== undefined)
        if (!account) return undefined
        account.identities.push({ issuer: identity.issuer, subject: identity.subject })
        workspace.users.push(account)
        return account
      },
    }
  },
})
