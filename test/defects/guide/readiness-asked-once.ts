import { type AlpaconParts, defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks once whether an enabled connection is ready, and keeps the answer',
  killedBy: ['guide/troubleshooting/continue-with-okta-missing-while-propagating'],
  parts() {
    const answers = new Map<string, ReturnType<AlpaconParts['connectionStatus']>>()
    const connectionStatus: AlpaconParts['connectionStatus'] = (connection, workspace, now) => {
      if (connection.enabled === null) return 'pending'
      const kept = answers.get(connection.id) ?? defaultParts.connectionStatus(connection, workspace, now)
      answers.set(connection.id, kept)
      return kept
    }
    return {
      connectionStatus,
      isOffered: (connection, workspace, now) => connectionStatus(connection, workspace, now) === 'ready',
    }
  },
})
