import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token whenever it was issued',
  killedBy: ['protocol/id-token/iat-missing', 'protocol/id-token/iat-future'],

  parts: () => exchangeByHand({ iat: unchecked }),
})
