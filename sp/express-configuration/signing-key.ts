import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'jose'
import { randomSecret } from '../ids.ts'

export type SigningKey = { privateJwk: JWK; publicJwk: JWK }

/** Makes the key of Alpacon's authorization server, off the main thread: it takes a good part of a second. */
export async function makeSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const about = { kid: randomSecret(), alg: 'RS256', use: 'sig' }
  return {
    privateJwk: { ...privateKey.export({ format: 'jwk' }), ...about },
    publicJwk: { ...publicKey.export({ format: 'jwk' }), ...about },
  }
}
