import { ApiError } from '../../../sp/connections/api-errors.ts'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'lets nobody change a connection that was made and never enabled, so that no second run finishes it',
  killedBy: ['guide/troubleshooting/continue-with-okta-missing-after-interruption'],
  parts: () => ({
    changedConnection(workspace, before, change) {
      if (before.enabled === null)
        throw new ApiError(409, 'connection_conflict', 'The connection is not enabled.')
      return defaultParts.changedConnection(workspace, before, change)
    },
  }),
})
