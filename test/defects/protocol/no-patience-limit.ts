import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'

export default defect({
  does: 'waits for the token endpoint as long as it takes',
  killedBy: ['protocol/token/times-out'],

  parts: () => ({
    relyingParty(metadata, connection) {
      return defaultParts.relyingParty(metadata, connection, 3600)
    },
  }),
})
