import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'keeps the first client secret that it was given when a second run brings a new one',
  killedBy: ['express-configuration/re-run-same-workspace'],
  parts: () => ({
    changedConnection(workspace, before, { options, ...change }) {
      const kept = options && { ...options, client_secret: before.options.client_secret }
      return defaultParts.changedConnection(workspace, before, { ...change, options: kept })
    },
  }),
})
