// RSA keys are dear, a fifth of a second of a core each, and every simulated Okta and Alpacon of the tests would make a
// handful. A process that runs tests makes them as ever until it has enough, and draws them again from then on.
import crypto, { createPrivateKey, createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { promisify } from 'node:util'
import { inject } from 'vitest'

type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }
type Encoding = { type: 'pkcs1' | 'spki'; format: 'pem' }
type Options = {
  modulusLength: number
  publicKeyEncoding?: Encoding
  privateKeyEncoding?: { type: 'pkcs8'; format: 'pem' }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Keys, as PEM, that were made for the whole run; undefined where each process makes its own. */
    rsaKeys?: string[]
  }
}

/** More than the servers that one test tells apart by their keys: two keys differ unless as many are drawn in between. */
const ENOUGH = 61

const { generateKeyPair, generateKeyPairSync } = crypto
const generate = promisify(generateKeyPair)
const { subtle } = globalThis.crypto
const generateKey = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<unknown>

const keys = (inject('rsaKeys') ?? []).map(pairOf)
let drawn = 0

function pairOf(pem: string): KeyPair {
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The next of the keys in turn; undefined while there aren't enough. */
function next(): KeyPair | undefined {
  if (keys.length < ENOUGH) return undefined
  const place = drawn % keys.length
  drawn += 1
  return keys[place]
}

function keep(pair: KeyPair): KeyPair {
  keys.push(pair)
  return pair
}

const PLAIN = { modulusLength: 2048 }
const draw = async () => next() ?? keep(await generate('rsa', PLAIN))
const drawSync = () => next() ?? keep(generateKeyPairSync('rsa', PLAIN))

/** Whether a key is asked for such as those that are kept, however it is to be written. */
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
