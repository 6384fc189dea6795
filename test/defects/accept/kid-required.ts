import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyAmong } from '../key-sets.ts'

export default defect({
  does: 'refuses an ID token that names no key, even where there is one key only',
  killedBy: ['accept/no-kid-with-a-single-key'],
  parts: () =>
    exchangeByHand({
      signature: async (idToken, { jwksUri, fetcher }) =>
        verifyAmong(await fetchKeys(jwksUri, fetcher), idToken, kidOf(idToken) ?? 'none'),
    }),
})
