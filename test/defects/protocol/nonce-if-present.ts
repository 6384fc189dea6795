import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'checks the nonce of an ID token only where there is one',
  killedBy: ['protocol/id-token/nonce-missing'],

  parts: () =>
    exchangeByHand({ nonce: ({ nonce }, expected) => nonce === undefined || nonce === expected.nonce }),
})
