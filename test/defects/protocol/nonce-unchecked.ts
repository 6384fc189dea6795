import { defect } from '../defect.ts'
import { exchangeByHand, unchecked } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token whatever nonce it carries',
  killedBy: [
    'protocol/id-token/nonce-altered',
    'protocol/id-token/nonce-missing',
    'protocol/id-token/replayed',
  ],
  parts: () => exchangeByHand({ nonce: unchecked }),
})
