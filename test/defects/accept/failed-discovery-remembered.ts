import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'asks each org for its metadata once, and remembers it when that failed',
  killedBy: ['accept/discovery-outage'],
  parts() {
    const asked = new Map<string, ReturnType<typeof defaultParts.discover>>()
    return {
      discover(connection, ways) {
        const { issuer } = connection.options
        const answer = asked.get(issuer) ?? defaultParts.discover(connection, ways)
        asked.set(issuer, answer)
        return answer
      },
    }
  },
})
