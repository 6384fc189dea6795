import { compactVerify, createRemoteJWKSet, customFetch } from 'jose'
import { variant } from '../defect.ts'
import { exchangeByHand } from '../exchange-by-hand.ts'

export default variant({
  does: 'keeps the key set of an org, and fetches it anew where it lacks the key that signed',
  rightBy:
    'OpenID Connect Core 10.1.1: rotated keys are found by fetching the set again for a kid that is unknown',
  policies: { foreignAccessTokenHash: 'accepted' },
  parts() {
    const sets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()
    return exchangeByHand({
      async signature(idToken, { jwksUri, fetcher }) {
        const set =
          sets.get(jwksUri) ??
          createRemoteJWKSet(new URL(jwksUri), { [customFetch]: fetcher, cooldownDuration: 0 })
        sets.set(jwksUri, set)
        await compactVerify(idToken, set, { algorithms: ['RS256'] })
      },
    })
  },
})
