import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that never expires',
  killedBy: ['protocol/id-token/exp-missing'],

  parts: () => exchangeByHand({ exp: ({ exp }, { now }) => exp === undefined || exp > now }),
})
