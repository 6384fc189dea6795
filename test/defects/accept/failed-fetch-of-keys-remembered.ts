import type { JWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyAmong } from '../key-sets.ts'

export default defect({
  does: 'remembers the promise of a key set, and so a failure too; it asks again for an unknown kid only',
  killedBy: ['accept/key-set-outage', 'accept/key-set-garbage'],
  parts() {
    const kept = new Map<string, Promise<JWK[]>>()
    return exchangeByHand({
      async signature(idToken, { jwksUri, fetcher }) {
        const kid = kidOf(idToken)
        const known = await (kept.get(jwksUri) ?? fetchAnew())
        const isKnown = kid === undefined || known.some(key => key.kid === kid)
        const keys = isKnown ? known : await fetchAnew()
        await verifyAmong(keys, idToken, kid)

        function fetchAnew() {
          const fetching = fetchKeys(jwksUri, fetcher)
          kept.set(jwksUri, fetching)
          return fetching
        }
      },
    })
  },
})
