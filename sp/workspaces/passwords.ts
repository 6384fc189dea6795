import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

// Below what a public service needs (RFC 7914 suggests 2^14 and more): these accounts are test fixtures, made by the
// hundred, and each costs this once when made and once per sign-in. The cost is kept with the hash, so it can grow.
const cost = 2 ** 10
const keyLength = 32

/** Hashes a password with scrypt into one line: `scrypt$<cost>$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return `scrypt$${cost}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether a password fits a hash. With no hash (unknown person, or one without a password) it takes as long
 * and says no, so that the time tells nothing about who has an account.
 */
export async function passwordFits(password: string, hash: string | null | undefined): Promise<boolean> {
  const [scheme, itsCost, salt, key] = (hash ?? '').split('$')
  if (scheme !== 'scrypt' || !itsCost || !salt || !key) {
    await derive(password, Buffer.alloc(16), cost)
    return false
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), Number(itsCost))
  return timingSafeEqual(derived, Buffer.from(key, 'base64url'))
}

function derive(password: string, salt: Buffer, N: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
