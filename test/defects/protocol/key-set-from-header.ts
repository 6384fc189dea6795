import { decodeProtectedHeader } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, verifyAgainstKeySet } from '../exchange-by-hand.ts'

export default defect({
  does: 'fetches the keys from where the header of an ID token says (jku)',
  killedBy: ['protocol/signature/embedded-jku'],

  parts: () =>
    exchangeByHand({
      signature: (idToken, keys) =>
        verifyAgainstKeySet(idToken, {
          ...keys,
          jwksUri: decodeProtectedHeader(idToken).jku ?? keys.jwksUri,
        }),
    }),
})
