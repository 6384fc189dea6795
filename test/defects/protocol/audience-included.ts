import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'takes an ID token that is meant for it among others',
  killedBy: ['protocol/id-token/aud-extra-untrusted'],

  parts: () => exchangeByHand({ aud: ({ aud }, { clientId }) => [aud].flat().includes(clientId) }),
})
