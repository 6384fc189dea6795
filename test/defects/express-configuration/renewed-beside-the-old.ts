import { randomId } from '../../../sp/ids.ts'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'makes a further connection at each run and leaves the one before',
  killedBy: ['express-configuration/re-run-same-workspace', 'express-configuration/broken-off-re-run'],
  parts: () => ({
    changedConnection(workspace, before, change) {
      const { connection } = defaultParts.changedConnection(workspace, before, change)
      const another = { ...connection, id: randomId('con') }
      return { connection: another, connections: [another, ...workspace.connections] }
    },
  }),
})
