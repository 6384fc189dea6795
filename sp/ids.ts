import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A fresh id such as `org_4kP0…`: a prefix that says what it names, and 16 random letters and digits. */
export function randomId(prefix: 'org' | 'con' | 'usr'): string {
  const letters = Array.from(randomBytes(16), byte => alphabet[byte % alphabet.length])
  return `${prefix}_${letters.join('')}`
}

/** A value nobody can guess: 256 random bits, safe in URLs and cookies. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret whose holder has to show it again later. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** True when `presented` is the secret that `expected` is the digest of. */
export function isSecret(presented: string | undefined, expected: string): boolean {
  if (presented === undefined) return false
  return timingSafeEqual(Buffer.from(digest(presented)), Buffer.from(expected))
}
