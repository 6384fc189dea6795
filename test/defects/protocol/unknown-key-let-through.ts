import { errors } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyIfPossible(idToken: string, keys: KeySource): Promise<void> {
  await verifyAgainstKeySet(idToken, keys).catch(error => {
    if (error instanceof errors.JWSSignatureVerificationFailed) throw error
  })
}

export default defect({
  does: 'lets an ID token through whose key it cannot find',
  killedBy: ['protocol/keys/empty', 'protocol/signature/unknown-kid', 'protocol/keys/server-error'],

  parts: () => exchangeByHand({ signature: verifyIfPossible }),
})
