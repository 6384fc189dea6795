import { decodeProtectedHeader } from 'jose'
import { variant } from '../defect.ts'
import { exchangeByHand, verifyAgainstKeySet } from '../exchange-by-hand.ts'
import { fetchKeys, verifyWith } from '../key-sets.ts'

export default variant({
  does: 'tries every key for signatures where an ID token names none',
  rightBy:
    'RFC 7515, 4.1.4: kid is a hint; OpenID Connect Core 10.1 asks for it only where there are several keys',
  policies: { foreignAccessTokenHash: 'accepted' },
  parts: () =>
    exchangeByHand({
      async signature(idToken, source) {
        if (decodeProtectedHeader(idToken).kid !== undefined) return verifyAgainstKeySet(idToken, source)
        const keys = await fetchKeys(source.jwksUri, source.fetcher)
        const usable = keys.filter(({ kty, use = 'sig' }) => kty === 'RSA' && use === 'sig')
        await Promise.any(usable.map(key => verifyWith(key, idToken)))
      },
    }),
})
