import { importJWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyAmong } from '../key-sets.ts'

export default defect({
  does: 'imports every key of the key set before it looks for the one it needs',
  killedBy: ['accept/unknown-keys'],
  parts: () =>
    exchangeByHand({
      async signature(idToken, { jwksUri, fetcher }) {
        const keys = await fetchKeys(jwksUri, fetcher)
        await Promise.all(keys.map(key => importJWK(key, 'RS256')))
        await verifyAmong(keys, idToken, kidOf(idToken))
      },
    }),
})
