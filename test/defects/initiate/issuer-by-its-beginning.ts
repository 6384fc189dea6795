import { defect } from '../defect.ts'

export default defect({
  does: 'takes every iss that begins as the issuer of the connection does',
  killedBy: ['initiate/unknown-iss'],
  parts: () => ({
    resolveInitiation(request, workspaces) {
      const workspace = workspaces.ofOrganization(request.organization)
      const connection = workspace?.connections.find(({ name }) => name === request.connection)
      if (!workspace || !connection?.enabled) return { refused: 'unknown-connection' }
      if (!request.iss.startsWith(connection.options.issuer)) return { refused: 'other-issuer' }
      return { workspace, connection }
    },
  }),
})
