import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'compares the audience as a text, and so refuses one in an array',
  killedBy: ['accept/aud-in-array'],
  parts: () => exchangeByHand({ aud: ({ aud }, { clientId }) => aud === clientId }),
})
