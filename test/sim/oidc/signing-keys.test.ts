import { createPublicKey, generateKeyPairSync, generatePrimeSync, sign, verify } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startOkta } from '../../../sim/index.ts'
import { newRsaKey, rsaKeyOf } from '../../../sim/rsa-key.ts'

const pem = (type: 'rsa' | 'rsa-pss', modulusLength: number) =>
  generateKeyPairSync(type as 'rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey

async function keysOf(signingKeys: [string, ...string[]] | undefined): Promise<unknown> {
  const okta = await startOkta({ port: 0, signingKeys })
  onTestFinished(() => okta.close())
  const org = await okta.createOrg({ name: 'acme' })
  return (await fetch(`${org.url}/oauth2/v1/keys`)).json()
}

test('keys that are given are those of every start; without any, each has its own', async () => {
  const given: [string, string] = [pem('rsa', 2048), pem('rsa', 2048)]
  const [first, again, own] = [await keysOf(given), await keysOf(given), await keysOf(undefined)]
  expect(first).toMatchObject({ keys: [{ use: 'sig', alg: 'RS256' }, { use: 'sig' }] })
  expect(again).toEqual(first)
  expect(own).not.toEqual(first)
})

test.each([
  ['a short one', pem('rsa', 1024), 'private RSA key of 2048 bits'],
  ['one of another kind', pem('rsa-pss', 2048), 'private RSA key of 2048 bits'],
  ['no key', 'secret', 'PEM|DECODER|unsupported'],
])('%s is refused before anything listens', async (_, key, words) => {
  await expect(startOkta({ port: 0, signingKeys: [key] })).rejects.toThrow(new RegExp(words))
})

describe('a new RSA key', () => {
  const numberOf = (value = '') => BigInt(`0x${Buffer.from(value, 'base64url').toString('hex')}`)

  test('is of 2048 bits, with the usual exponent, and what it signs is verified by its public half', async () => {
    const key = await newRsaKey()
    expect(key.asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n })
    const signed = sign('sha256', Buffer.from('said'), key)
    expect(verify('sha256', Buffer.from('said'), createPublicKey(key), signed)).toBe(true)
    expect(verify('sha256', Buffer.from('other'), createPublicKey(key), signed)).toBe(false)
  })

  // RFC 8017, 3.2. Small ones, and many: which is the larger, and how many digits a number has, is as it comes.
  test('has numbers that belong together', () => {
    const newPrime = (): bigint => {
      const prime = generatePrimeSync(256, { bigint: true })
      return prime % 65_537n === 1n ? newPrime() : prime
    }
    for (let n = 0; n < 60; n += 1) {
      const primes: [bigint, bigint] = [newPrime(), newPrime()]
      const jwk = rsaKeyOf(primes).export({ format: 'jwk' })
      const [p, q] = primes
      const d = numberOf(jwk.d)
      expect([jwk.p, jwk.q, jwk.n].map(numberOf)).toEqual([p, q, p * q])
      expect((d * numberOf(jwk.e)) % ((p - 1n) * (q - 1n))).toBe(1n)
      expect([jwk.dp, jwk.dq].map(numberOf)).toEqual([d % (p - 1n), d % (q - 1n)])
      expect((numberOf(jwk.qi) * q) % p).toBe(1n)
    }
    const same = newPrime()
    expect(() => rsaKeyOf([same, same])).toThrow('two different primes')
  })

  test('isn’t made of a prime with which its exponent had no inverse', async () => {
    const useless = generatePrimeSync(1024, { bigint: true, add: 2n * 65_537n, rem: 1n })
    const useful = generatePrimeSync(1024, { bigint: true, add: 2n * 65_537n, rem: 3n })
    const other = generatePrimeSync(1024, { bigint: true, add: 2n * 65_537n, rem: 5n })
    expect(() => rsaKeyOf([useless, useful])).toThrow('its exponent has no inverse')
    const supply = [useless, useful, useless, other]
    const key = await newRsaKey(async () => supply.shift()!)
    expect(numberOf(key.export({ format: 'jwk' }).n)).toBe(useful * other)
  })
})
