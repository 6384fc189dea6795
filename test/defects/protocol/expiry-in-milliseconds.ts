import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'compares the expiry of an ID token with milliseconds',
  killedBy: ['protocol/id-token/exp-past'],

  parts: () =>
    exchangeByHand({ exp: ({ exp }) => typeof exp === 'number' && exp * 1000 * 1000 > Date.now() }),
})
