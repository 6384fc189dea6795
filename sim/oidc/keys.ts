import { createHash, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** A signing key: what is published, and what signs. */
export interface SigningKey {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
  privateJwk: JsonWebKey & { kid: string; alg: 'RS256'; use: 'sig' }
}

const generate = promisify(generateKeyPair)

async function newSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })
  // The JWK thumbprint (RFC 7638) has the form of Okta's key ids: 43 characters of base64url.
  const canonical = JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n })
  const kid = createHash('sha256').update(canonical).digest('base64url')
  return { kid, privateKey, publicKey, privateJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } }
}

/**
 * RSA keys are dear (50 to 750 ms of a core each), so orgs draw them from a pool of `size`, in turn: the first
 * `size` orgs have keys of their own, later ones share. A pool makes a key when it is first asked for it.
 */
export function createKeyPool(size: number) {
  const keys: Promise<SigningKey>[] = []
  let drawn = 0
  return {
    /** The next key in turn. */
    draw(): Promise<SigningKey> {
      const place = drawn % size
      drawn += 1
      keys[place] ??= newSigningKey()
      return keys[place]
    },
  }
}

export type KeyPool = ReturnType<typeof createKeyPool>
