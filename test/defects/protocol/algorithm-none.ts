import { decodeProtectedHeader } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource, verifyAgainstKeySet } from '../exchange-by-hand.ts'

const asIfVerified = async ({ jwksUri, fetcher }: KeySource) => void (await fetcher(jwksUri))

export default defect({
  does: 'takes an ID token that says it needs no signature',
  killedBy: ['protocol/signature/alg-none'],
  seenIn: 'Auth0, "Critical vulnerabilities in JSON Web Token libraries" (2015)',
  parts: () =>
    exchangeByHand({
      signature: (idToken, keys) =>
        decodeProtectedHeader(idToken).alg === 'none'
          ? asIfVerified(keys)
          : verifyAgainstKeySet(idToken, keys),
    }),
})
