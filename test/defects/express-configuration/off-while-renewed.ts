import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'switches a connection off while it is renewed, until Okta enables it again',
  killedBy: ['express-configuration/broken-off-re-run'],
  parts: () => ({
    changedConnection(workspace, before, change) {
      const { connection, connections } = defaultParts.changedConnection(workspace, before, change)
      const off = { ...connection, enabled: null }
      return { connection: off, connections: connections.map(one => (one === connection ? off : one)) }
    },
  }),
})
