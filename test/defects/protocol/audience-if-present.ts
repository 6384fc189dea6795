import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'checks the audience of an ID token only where there is one',
  killedBy: ['protocol/id-token/aud-missing'],

  parts: () => exchangeByHand({ aud: ({ aud }, { clientId }) => aud === undefined || aud === clientId }),
})
