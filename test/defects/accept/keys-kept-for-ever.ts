import type { JWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyAmong } from '../key-sets.ts'

export default defect({
  does: 'keeps the first key set that it gets of an org for as long as it runs',
  killedBy: [
    'accept/key-rotated',
    'accept/key-rotated-between-code-and-token',
    'accept/retired-key-removed',
    'accept/empty-key-set',
  ],
  seenIn: 'python-social-auth/social-core issue 591',
  parts() {
    const kept = new Map<string, JWK[]>()
    return exchangeByHand({
      async signature(idToken, { jwksUri, fetcher }) {
        const keys = kept.get(jwksUri) ?? (await fetchKeys(jwksUri, fetcher))
        kept.set(jwksUri, keys)
        await verifyAmong(keys, idToken, kidOf(idToken))
      },
    })
  },
})
