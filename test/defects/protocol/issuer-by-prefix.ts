import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes every issuer that begins like the right one',
  killedBy: ['protocol/id-token/iss-prefix-match'],

  parts: () => exchangeByHand({ iss: ({ iss }, { issuer }) => iss?.startsWith(issuer) === true }),
})
