import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'adds the connection of the other Okta org that was to replace the one before, which goes on working',
  killedBy: ['express-configuration/taken-over-by-another-org'],
  parts: () => ({
    enablingOf(workspace, wanted, now) {
      const { connection } = defaultParts.enablingOf(workspace, wanted, now)
      const others = workspace.connections.filter(({ id }) => id !== connection.id)
      return { connection, connections: [connection, ...others] }
    },
  }),
})
