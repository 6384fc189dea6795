import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that another client was authorized for',
  killedBy: ['protocol/id-token/azp-other'],

  parts: () => exchangeByHand({ azp: unchecked }),
})
