import { compactVerify, importJWK, type JWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource } from '../exchange-by-hand.ts'

async function verifyWithFirst(idToken: string, { jwksUri, fetcher }: KeySource): Promise<void> {
  const { keys } = (await (await fetcher(jwksUri)).json()) as { keys: JWK[] }
  const { use, key_ops, ...first } = keys[0]!
  await compactVerify(idToken, await importJWK({ ...first, alg: 'RS256' }), { algorithms: ['RS256'] })
}

export default defect({
  does: 'verifies with the first key of the set, whatever the kid',
  killedBy: ['protocol/signature/encryption-key-same-kid'],

  parts: () => exchangeByHand({ signature: verifyWithFirst }),
})
