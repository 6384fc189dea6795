import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that does not say when it was issued',
  killedBy: ['protocol/id-token/iat-missing'],

  parts: () => exchangeByHand({ iat: ({ iat }, { now }) => iat === undefined || iat < now + 30 }),
})
