import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'checks the issuer of an ID token only where there is one',
  killedBy: ['protocol/id-token/iss-missing'],

  parts: () => exchangeByHand({ iss: ({ iss }, { issuer }) => iss === undefined || iss === issuer }),
})
