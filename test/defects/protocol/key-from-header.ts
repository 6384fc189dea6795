import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyWithHeader(idToken: string, keys: KeySource): Promise<void> {
  const { jwk } = decodeProtectedHeader(idToken)
  if (jwk === undefined) return verifyAgainstKeySet(idToken, keys)
  await keys.fetcher(keys.jwksUri)
  await compactVerify(idToken, await importJWK(jwk, 'RS256'))
}

export default defect({
  does: 'verifies an ID token with the key that its own header carries',
  killedBy: ['protocol/signature/embedded-jwk'],
  seenIn: 'CVE-2018-0114',
  parts: () => exchangeByHand({ signature: verifyWithHeader }),
})
