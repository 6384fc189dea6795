// RSA keys are dear, a tenth of a second of a core each for their primes, and every simulated Okta and Alpacon of the
// tests would make a handful. A process that runs tests makes primes as ever until it has enough, and draws them again
// from then on, two by two.
import crypto, { createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { newRsaKey, rsaKeyOf } from '../sim/rsa-key.ts'

type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }
type Encoding = { type: 'pkcs1' | 'spki'; format: 'pem' }
type Options = {
  modulusLength: number
  publicKeyEncoding?: Encoding
  privateKeyEncoding?: { type: 'pkcs8'; format: 'pem' }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** An even number of primes, in decimal, that were made for the whole run; undefined where each process makes its own. */
    primes?: string[]
  }
}

/** More keys than the servers that one test tells apart by them: two keys differ unless as many are drawn in between. */
const ENOUGH = 2 * 61

const { generateKeyPair, generateKeyPairSync, generatePrime, generatePrimeSync } = crypto
const generate = promisify(generateKeyPair)
const prime = promisify<number, { bigint: true }, bigint>(generatePrime)
const { subtle } = globalThis.crypto
const generateKey = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<unknown>

const PLAIN = { modulusLength: 2048 }
const BITS = 1024
const primes = (inject('primes') ?? []).map(BigInt)
let drawn = 0

/** The next of the primes in turn; undefined while there aren't enough. */
function next(): bigint | undefined {
  if (primes.length < ENOUGH) return undefined
  const place = drawn % primes.length
  drawn += 1
  return primes[place]
}

function keep(made: bigint): bigint {
  primes.push(made)
  return made
}

const drawPrime = async () => next() ?? keep(await prime(BITS, { bigint: true }))
const drawPrimeSync = () => next() ?? keep(generatePrimeSync(BITS, { bigint: true }))

// One prime in 65,537 is of no use for a key.
function usablePrimeSync(): bigint {
  const drawn = drawPrimeSync()
  return drawn % 65_537n === 1n ? usablePrimeSync() : drawn
}

const pairOf = (privateKey: KeyObject): KeyPair => ({ privateKey, publicKey: createPublicKey(privateKey) })

const draw = async () => pairOf(await newRsaKey(drawPrime))
const drawSync = () => pairOf(rsaKeyOf([usablePrimeSync(), usablePrimeSync()]))

/** Whether a key is asked for such as two of the primes make, however it is to be written. */
function isPlain(type: string, options: object): options is Options {
  const known = ['modulusLength', 'publicKeyEncoding', 'privateKeyEncoding']
  return (
    type === 'rsa' &&
    'modulusLength' in options &&
    options.modulusLength === PLAIN.modulusLength &&
    Object.keys(options).every(name => known.includes(name))
  )
}

const written = ({ privateKey, publicKey }: KeyPair, { publicKeyEncoding, privateKeyEncoding }: Options) => ({
  privateKey: privateKeyEncoding ? privateKey.export(privateKeyEncoding) : privateKey,
  publicKey: publicKeyEncoding ? publicKey.export(publicKeyEncoding) : publicKey,
})

Object.assign(crypto, {
  generatePrime: Object.assign(generatePrime.bind(undefined), {
    [promisify.custom]: (bits: number, options: { bigint: true }) =>
      bits === BITS && Object.keys(options).join() === 'bigint' && options.bigint
        ? drawPrime()
        : prime(bits, options),
  }),
  generateKeyPair: Object.assign(generateKeyPair.bind(undefined), {
    [promisify.custom]: async (type: 'rsa', options: Options) =>
      isPlain(type, options) ? written(await draw(), options) : generate(type, options),
  }),
  generateKeyPairSync: (type: 'rsa', options: Options) =>
    isPlain(type, options) ? written(drawSync(), options) : generateKeyPairSync(type, options),
})
syncBuiltinESMExports()

Object.assign(subtle, {
  async generateKey(algorithm: webcrypto.RsaHashedKeyGenParams, extractable: boolean, usages: KeyUsage[]) {
    const isAsKept = algorithm.name === 'RSASSA-PKCS1-v1_5' && algorithm.modulusLength === PLAIN.modulusLength
    if (!isAsKept) return generateKey(algorithm, extractable, usages)
    const { privateKey, publicKey } = await draw()
    const read = (format: 'pkcs8' | 'spki', der: Buffer, usage: KeyUsage) =>
      subtle.importKey(format, new Uint8Array(der), algorithm, format === 'spki' || extractable, [usage])
    return {
      privateKey: await read('pkcs8', privateKey.export({ format: 'der', type: 'pkcs8' }), 'sign'),
      publicKey: await read('spki', publicKey.export({ format: 'der', type: 'spki' }), 'verify'),
    }
  },
})
