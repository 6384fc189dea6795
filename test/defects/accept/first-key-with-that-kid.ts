import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyWith } from '../key-sets.ts'

export default defect({
  does: 'takes the first key with the kid of the ID token, whatever that key is for',
  killedBy: ['accept/encryption-key-beside', 'protocol/signature/encryption-key-same-kid'],
  parts: () =>
    exchangeByHand({
      async signature(idToken, { jwksUri, fetcher }) {
        const keys = await fetchKeys(jwksUri, fetcher)
        const kid = kidOf(idToken)
        const fallback = keys.length === 1 ? keys[0] : undefined
        await verifyWith(kid === undefined ? fallback : keys.find(key => key.kid === kid), idToken)
      },
    }),
})
