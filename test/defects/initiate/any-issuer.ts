import { defect } from '../defect.ts'

export default defect({
  does: 'begins a sign-in with the connection that a link names, whatever issuer the link gives',
  killedBy: ['initiate/unknown-iss', 'initiate/other-tenant-iss'],
  seenIn: 'twentyhq/twenty issue 25594',
  parts: () => ({
    resolveInitiation(request, workspaces) {
      const workspace = workspaces.ofOrganization(request.organization)
      const connection = workspace?.connections.find(({ name }) => name === request.connection)
      if (!workspace || !connection?.enabled) return { refused: 'unknown-connection' }
      return { workspace, connection }
    },
  }),
})
