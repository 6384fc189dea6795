import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import { newRsaKey } from '../rsa-key.ts'

/** A signing key: what is published, and what signs. */
export interface SigningKey {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
  privateJwk: JWK & { kid: string; alg: 'RS256'; use: 'sig' }
}

const ahead: Promise<KeyObject>[] = []

/** One signs, the other is published ahead of its turn. */
export const KEYS_OF_ORG = 2

/**
 * Begins with the keys of one org, as far as they aren't under way: the next that are asked for are those. One after the
 * other, since Node reads files by the same four threads, and what is loaded meanwhile would wait for them.
 */
export function makeKeysAhead(): void {
  while (ahead.length < KEYS_OF_ORG) ahead.push((ahead.at(-1) ?? Promise.resolve()).then(() => newRsaKey()))
}

/** A new RSA key; it costs some 100 ms of a core. */
export async function newSigningKey(): Promise<SigningKey> {
  return signingKeyOf(await (ahead.shift() ?? newRsaKey()))
}

/** An RSA key that somebody has already. Throws where it is no private RSA key of 2048 bits or more (RFC 7518, 3.3). */
export function signingKeyOf(privateKey: KeyObject): SigningKey {
  const { asymmetricKeyType, asymmetricKeyDetails, type } = privateKey
  if (
    type !== 'private' ||
    asymmetricKeyType !== 'rsa' ||
    (asymmetricKeyDetails?.modulusLength ?? 0) < 2048
  ) {
    throw new Error('A signing key has to be a private RSA key of 2048 bits or more, as PEM.')
  }
  const publicKey = createPublicKey(privateKey)
  const jwk = privateKey.export({ format: 'jwk' })
  // The JWK thumbprint (RFC 7638) has the form of Okta's key ids: 43 characters of base64url.
  const canonical = JSON.stringify({ e: jwk.e, kty: jwk.kty, n: jwk.n })
  const kid = createHash('sha256').update(canonical).digest('base64url')
  return { kid, privateKey, publicKey, privateJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } }
}

/**
 * RSA keys are dear, so orgs draw them from a pool of `size`, in turn: the first ones have keys of their own, later
 * ones share. A pool makes a key when it is first asked for it.
 */
export function createKeyPool(size: number) {
  const keys: Promise<SigningKey>[] = []
  let drawn = 0
  return {
    /** How many keys it has. */
    size,

    /** The next key in turn. */
    draw(): Promise<SigningKey> {
      const place = drawn % size
      drawn += 1
      keys[place] ??= newSigningKey()
      return keys[place]
    },
  }
}

/** A key as the JWKS shows it: Okta's members, the public ones only. */
export function publicJwk({ kid, privateJwk: { e, n } }: SigningKey) {
  return { kty: 'RSA', alg: 'RS256', kid, use: 'sig', e, n }
}

/**
 * The keys of an authorization server: one signs, and its successor is published ahead of time, as at Okta.
 * https://developer.okta.com/docs/concepts/key-rotation/
 */
export function createKeyRing([first, ...ahead]: readonly SigningKey[]) {
  if (!first) throw new Error('A key ring needs a key to sign with.')
  let signer = first
  let next = ahead
  let retiring: SigningKey[] = []
  return {
    /** All that is published, the one that signs first. */
    published: (): SigningKey[] => [signer, ...next, ...retiring],
    /** The key that was published ahead signs from now on, and `fresh` is published ahead; the old one stays published. */
    rotate(fresh: SigningKey): void {
      retiring = [...retiring, signer]
      const [successor = fresh, ...later] = next
      signer = successor
      next = successor === fresh ? later : [...later, fresh]
    },
    /** Takes the keys that no longer sign out of the JWKS: what they signed can't be verified any more. */
    retire(): void {
      retiring = []
    },
    /** As it was at first: what knows the first keys by heart can verify again. */
    restore(): void {
      signer = first
      next = ahead
      retiring = []
    },
  }
}

export type KeyRing = ReturnType<typeof createKeyRing>
