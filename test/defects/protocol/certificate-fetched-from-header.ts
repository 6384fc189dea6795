import { compactVerify, decodeProtectedHeader, importX509 } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyWithFetched(idToken: string, keys: KeySource): Promise<void> {
  const { x5u } = decodeProtectedHeader(idToken)
  if (typeof x5u !== 'string') return verifyAgainstKeySet(idToken, keys)
  await keys.fetcher(keys.jwksUri)
  const pem = await (await keys.fetcher(x5u)).text()
  await compactVerify(idToken, await importX509(pem, 'RS256'))
}

export default defect({
  does: 'fetches the certificate that the header of an ID token names (x5u), and verifies with it',
  killedBy: ['protocol/signature/embedded-x5u'],

  parts: () => exchangeByHand({ signature: verifyWithFetched }),
})
