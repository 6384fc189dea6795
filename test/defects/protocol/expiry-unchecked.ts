import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that has expired',
  killedBy: ['protocol/id-token/exp-past', 'protocol/id-token/exp-missing'],

  parts: () => exchangeByHand({ exp: unchecked }),
})
