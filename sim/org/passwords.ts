import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

interface HashedPassword {
  salt: string
  hash: string
}

// One salted SHA-256 rather than a slow hash: these are passwords of made-up people, and a sign-in has to be cheap.
export function hashPassword(password: string, salt = randomBytes(12).toString('base64url')): HashedPassword {
  return { salt, hash: createHash('sha256').update(salt).update(password).digest('base64url') }
}

/** Compares in constant time. */
export function isPassword(password: string, stored: HashedPassword): boolean {
  return timingSafeEqual(Buffer.from(hashPassword(password, stored.salt).hash), Buffer.from(stored.hash))
}
