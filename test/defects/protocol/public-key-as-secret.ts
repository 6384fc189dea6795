import { createHmac, createPublicKey } from 'node:crypto'
import { decodeProtectedHeader } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'
import { fetchKeys } from '../key-sets.ts'

// What libraries did that took the key as a text and the algorithm from the token.
async function verifyWithOneKey(idToken: string, source: KeySource): Promise<void> {
  if (decodeProtectedHeader(idToken).alg !== 'HS256') return verifyAgainstKeySet(idToken, source)
  const keys = await fetchKeys(source.jwksUri, source.fetcher)
  const signed = idToken.slice(0, idToken.lastIndexOf('.'))
  const isSigned = keys.some(key => {
    const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    return idToken.endsWith(`.${createHmac('sha256', pem).update(signed).digest('base64url')}`)
  })
  if (!isSigned) throw new Error('the signature does not verify')
}

export default defect({
  does: 'verifies HS256 with the PEM of the public key as the secret',
  killedBy: ['protocol/signature/hs256-with-public-key'],
  seenIn: 'RFC 8725, 3.1',
  parts: () => exchangeByHand({ signature: verifyWithOneKey }),
})
