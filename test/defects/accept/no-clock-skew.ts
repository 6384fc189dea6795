import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'refuses an ID token that Okta’s clock issued a moment ahead of its own',
  killedBy: ['accept/clock-ahead'],
  seenIn: 'openid-client issue 454',
  parts: () => exchangeByHand({ iat: ({ iat }, { now }) => typeof iat === 'number' && iat <= now }),
})
