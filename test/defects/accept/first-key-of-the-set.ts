import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, verifyWith } from '../key-sets.ts'

export default defect({
  does: 'verifies every ID token with the first key of the key set',
  killedBy: ['accept/further-key', 'protocol/signature/encryption-key-same-kid'],
  parts: () =>
    exchangeByHand({
      signature: async (idToken, { jwksUri, fetcher }) =>
        verifyWith((await fetchKeys(jwksUri, fetcher))[0], idToken),
    }),
})
