import { compactVerify, decodeProtectedHeader, importX509 } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyWithCertificate(idToken: string, keys: KeySource): Promise<void> {
  const [certificate] = decodeProtectedHeader(idToken).x5c ?? []
  if (certificate === undefined) return verifyAgainstKeySet(idToken, keys)
  await keys.fetcher(keys.jwksUri)
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`
  await compactVerify(idToken, await importX509(pem, 'RS256'))
}

export default defect({
  does: 'verifies an ID token with the certificate in its header (x5c)',
  killedBy: ['protocol/signature/embedded-x5c'],

  parts: () => exchangeByHand({ signature: verifyWithCertificate }),
})
