import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose'
import { defect } from '../defect.ts'
import { exchangeByHand, type KeySource } from '../exchange-by-hand.ts'

async function verifyWithAnyOfThatName(idToken: string, { jwksUri, fetcher }: KeySource): Promise<void> {
  const { keys } = (await (await fetcher(jwksUri)).json()) as { keys: JWK[] }
  const named = keys.find(({ kid }) => kid === decodeProtectedHeader(idToken).kid)
  const { use, key_ops, ...key } = named ?? {}
  await compactVerify(idToken, await importJWK({ ...key, alg: 'RS256' }), { algorithms: ['RS256'] })
}

export default defect({
  does: 'picks the key by its kid alone, whatever it is for',
  killedBy: ['protocol/signature/encryption-key-same-kid'],

  parts: () => exchangeByHand({ signature: verifyWithAnyOfThatName }),
})
