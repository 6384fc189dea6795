import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default defect({
  does: 'decodes an ID token without a look at its signature, and asks for the keys all the same',
  killedBy: ['protocol/signature/flipped', 'protocol/signature/wrong-key', 'protocol/signature/alg-none'],

  parts: () =>
    exchangeByHand({ signature: async (_idToken, { jwksUri, fetcher }) => void (await fetcher(jwksUri)) }),
})
