import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'puts the enabled connection into the list and leaves the one that was not enabled in it',
  killedBy: [
    'guide/configuration/express-configuration',
    'guide/troubleshooting/continue-with-okta-missing-after-interruption',
    'express-configuration/broken-off-first-run',
    'express-configuration/answer-replayed',
  ],
  parts: () => ({
    enablingOf(workspace, wanted, now) {
      const outcome = defaultParts.enablingOf(workspace, wanted, now)
      return { ...outcome, connections: [...outcome.connections, ...workspace.connections] }
    },
  }),
})
