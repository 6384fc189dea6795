import { createPrivateKey, generatePrime, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

/** OpenSSL sets the two highest bits of a prime, so that the product of two has all of 2048. */
const PRIME_BITS = 1024
/** What everybody's RSA keys have, Okta's too (AQAB). */
const EXPONENT = 65_537n

const makePrime = () =>
  promisify<number, { bigint: true }, bigint>(generatePrime)(PRIME_BITS, { bigint: true })

/**
 * A new private RSA key of 2048 bits, made off this thread. Node's `generateKeyPair` gives the same and takes two to
 * three times as long, since OpenSSL chooses primes for it as FIPS 186-4 demands, which nothing asks of a simulator.
 */
export async function newRsaKey(newPrime = makePrime): Promise<KeyObject> {
  // One prime in 65,537 is of no use: with it, the exponent would have no inverse.
  const usablePrime = async (): Promise<bigint> => {
    const prime = await newPrime()
    return prime % EXPONENT === 1n ? usablePrime() : prime
  }
  return rsaKeyOf(await Promise.all([usablePrime(), usablePrime()]))
}

/**
 * The private key that two primes make (RFC 8017, 3.2), neither of them 1 more than a multiple of the exponent. Throws
 * where one is, or they are the same.
 */
export function rsaKeyOf([p, q]: readonly [bigint, bigint]): KeyObject {
  if (p === q) throw new Error('An RSA key needs two different primes.')
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n))
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const members = Object.entries(numbers).map(([name, number]) => [name, base64url(number)])
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) }, format: 'jwk' })
}

/** What a number has to be multiplied by to leave 1, by the extended algorithm of Euclid. */
function inverse(number: bigint, modulus: bigint): bigint {
  let [rest, nextRest] = [modulus, number % modulus]
  let [factor, nextFactor] = [0n, 1n]
  while (nextRest > 0n) {
    const times = rest / nextRest
    ;[rest, nextRest] = [nextRest, rest - times * nextRest]
    ;[factor, nextFactor] = [nextFactor, factor - times * nextFactor]
  }
  if (rest !== 1n) throw new Error('An RSA key can’t be made of these primes: its exponent has no inverse.')
  return factor < 0n ? factor + modulus : factor
}

/** As JWK members are written: big-endian, without leading zeros (RFC 7518, 6.3). */
function base64url(number: bigint): string {
  const hex = number.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
