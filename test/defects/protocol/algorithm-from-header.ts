import { compactVerify, decodeProtectedHeader } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyByHeader(idToken: string, keys: KeySource): Promise<void> {
  if (decodeProtectedHeader(idToken).alg !== 'HS256') return verifyAgainstKeySet(idToken, keys)
  await keys.fetcher(keys.jwksUri)
  await compactVerify(idToken, Buffer.from(keys.clientSecret))
}

export default defect({
  does: 'verifies an ID token by whatever algorithm it names, with the client secret where that is HS256',
  killedBy: ['protocol/signature/hs256-with-client-secret'],

  parts: () => exchangeByHand({ signature: verifyByHeader }),
})
