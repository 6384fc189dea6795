import { randomId } from '../../../sp/ids.ts'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'renews a connection by deleting it and making another, with another id',
  killedBy: ['express-configuration/re-run-same-workspace'],
  parts: () => ({
    changedConnection(workspace, before, change) {
      const { connection, connections } = defaultParts.changedConnection(workspace, before, change)
      const another = { ...connection, id: randomId('con') }
      return {
        connection: another,
        connections: connections.map(one => (one === connection ? another : one)),
      }
    },
  }),
})
