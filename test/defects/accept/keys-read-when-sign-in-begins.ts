import type { JWK } from 'jose'
import { defaultParts } from '../../../sp/index.ts'
import { defect } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'
import { fetchKeys, kidOf, verifyAmong } from '../key-sets.ts'

export default defect({
  does: 'reads the keys of Okta when a sign-in begins, and no more when the ID token has come',
  killedBy: ['accept/key-rotated-between-code-and-token'],
  parts() {
    const known = new Map<string, JWK[]>()
    return {
      ...exchangeByHand({
        signature: (idToken, { jwksUri }) => verifyAmong(known.get(jwksUri) ?? [], idToken, kidOf(idToken)),
      }),
      async discover(connection, ways) {
        const metadata = await defaultParts.discover(connection, ways)
        known.set(metadata.jwks_uri!, await fetchKeys(metadata.jwks_uri!, ways.fetcher))
        return metadata
      },
    }
  },
})
