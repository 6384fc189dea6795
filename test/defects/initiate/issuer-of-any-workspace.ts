import { type AlpaconParts, defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks of iss only that some workspace is connected to it, not the one that the link is for',
  killedBy: ['initiate/other-tenant-iss'],
  parts() {
    let workspaces: ReturnType<AlpaconParts['createWorkspaces']>
    return {
      createWorkspaces(existing, store) {
        workspaces = defaultParts.createWorkspaces(existing, store)
        return workspaces
      },
      resolveInitiation(request) {
        const workspace = workspaces.ofOrganization(request.organization)
        const connection = workspace?.connections.find(({ name }) => name === request.connection)
        if (!workspace || !connection?.enabled) return { refused: 'unknown-connection' }
        const all = workspaces.all().flatMap(({ connections }) => connections)
        if (all.every(({ options }) => options.issuer !== request.iss)) return { refused: 'other-issuer' }
        return { workspace, connection }
      },
    }
  },
})
