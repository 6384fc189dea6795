import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

async function verifyPersistently(idToken: string, keys: KeySource): Promise<void> {
  for (const _ of Array(4)) {
    if (
      await verifyAgainstKeySet(idToken, keys).then(
        () => true,
        () => false,
      )
    )
      return
  }
  await verifyAgainstKeySet(idToken, keys)
}

export default defect({
  does: 'fetches the keys again and again when it does not know the one that signed',
  killedBy: ['protocol/signature/unknown-kid'],

  parts: () => exchangeByHand({ signature: verifyPersistently }),
})
