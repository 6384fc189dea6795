import { createHash, timingSafeEqual } from 'node:crypto'
import { compactVerify, type JWTPayload, SignJWT } from 'jose'
import type { KeyRing } from './keys.ts'

/** Signs an authorization server's access tokens, and knows them again. */
export interface TokenSigner {
  /** A JWT (RFC 7519) with these claims. */
  sign(claims: JWTPayload): Promise<string>
  /** The claims of a token that it signed, as JSON. Rejects for anything else. */
  read(token: string): Promise<string>
}

/** Signs with the key that signs the ring's ID tokens: an API that takes the tokens finds it in the JWKS. */
export function publishedSigner(ring: KeyRing): TokenSigner {
  const key = () => ring.published()[0]!
  return {
    async sign(claims) {
      const { kid, privateKey } = key()
      return new SignJWT(claims).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey)
    },
    async read(token) {
      const { payload } = await compactVerify(token, key().publicKey)
      return new TextDecoder().decode(payload)
    },
  }
}

// A signature of a key of 2048 bits has as many.
const SIGNATURE_BYTES = 256

/**
 * Signs for Okta alone: the key is nowhere published, so that nobody can tell the signature from one that RSA made. A
 * hash keyed with the org's secret takes its place, which costs a sign-in a hundredth of the time.
 * https://developer.okta.com/docs/concepts/auth-servers/#org-authorization-server
 */
export function unpublishedSigner(secret: string): TokenSigner {
  // A sponge may be keyed by a prefix, as KMAC is (NIST SP 800-185, section 4).
  const hash = (of: string, outputLength: number) =>
    createHash('shake256', { outputLength }).update(`${secret} ${of}`).digest()
  const kid = hash('kid of access tokens', 32).toString('base64url')
  const header = Buffer.from(JSON.stringify({ kid, alg: 'RS256' })).toString('base64url')
  const signatureOf = (signed: string) => hash(`access token ${signed}`, SIGNATURE_BYTES)
  return {
    async sign(claims) {
      const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
      return `${signed}.${signatureOf(signed).toString('base64url')}`
    },
    async read(token) {
      const [head, claims = '', signature = '', ...more] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const isGenuine =
        head === header &&
        more.length === 0 &&
        given.length === SIGNATURE_BYTES &&
        timingSafeEqual(given, signatureOf(`${header}.${claims}`))
      if (!isGenuine) throw new Error('The access token was signed by somebody else.')
      return Buffer.from(claims, 'base64url').toString('utf8')
    },
  }
}
