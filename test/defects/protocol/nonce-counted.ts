import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'counts its nonces',
  killedBy: ['protocol/request/values-guessable'],
  parts() {
    let sent = 0
    return {
      freshExpectations(maxAge) {
        sent += 1
        return { ...defaultParts.freshExpectations(maxAge), nonce: `nonce-${sent}` }
      },
    }
  },
})
