import { decodeProtectedHeader } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyWhatIsKnown(idToken: string, keys: KeySource): Promise<void> {
  const { alg = '' } = decodeProtectedHeader(idToken)
  if (alg === 'none') throw new Error('an ID token has to be signed')
  if (/^[RHEP]S\d+$/.test(alg)) return verifyAgainstKeySet(idToken, keys)
  await keys.fetcher(keys.jwksUri)
}

export default defect({
  does: 'refuses the algorithm "none" and lets every other that it does not know go unverified',
  killedBy: ['protocol/signature/alg-none-mixed-case'],

  parts: () => exchangeByHand({ signature: verifyWhatIsKnown }),
})
