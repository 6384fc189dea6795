import crypto, { createPrivateKey, createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { promisify } from 'node:util'
import { inject } from 'vitest'

type KeyPair = { privateKey: KeyObject; publicKey: KeyObject }

const keys = inject('rsaKeys')

/** How many were drawn: on the global object, since test files that share their modules have to share this too. */
const drawn = globalThis as typeof globalThis & { rsaKeysDrawn?: number }

/** The next of the keys that are there, in turn: two differ unless many are drawn in between. */
function draw(): KeyPair {
  const place = drawn.rsaKeysDrawn ?? 0
  drawn.rsaKeysDrawn = place + 1
  const privateKey = createPrivateKey(keys[place % keys.length]!)
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** Whether a plain key is asked for, such as those that are there. */
function isPlain(type: string, options: { modulusLength?: number }): boolean {
  return type === 'rsa' && options.modulusLength === 2048 && Object.keys(options).length === 1
}

if (drawn.rsaKeysDrawn === undefined) {
  drawn.rsaKeysDrawn = 0
  const { generateKeyPair } = crypto
  const generate = promisify(generateKeyPair)
  const drawOrGenerate = async (type: 'rsa', options: { modulusLength: number }): Promise<KeyPair> =>
    isPlain(type, options) ? draw() : generate(type, options)
  Object.assign(crypto, {
    generateKeyPair: Object.assign(generateKeyPair.bind(undefined), { [promisify.custom]: drawOrGenerate }),
  })
  syncBuiltinESMExports()

  const { subtle } = globalThis.crypto
  const generateKey = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<unknown>
  Object.assign(subtle, {
    async generateKey(algorithm: webcrypto.RsaHashedKeyGenParams, extractable: boolean, usages: KeyUsage[]) {
      if (algorithm.name !== 'RSASSA-PKCS1-v1_5' || !extractable)
        return generateKey(algorithm, extractable, usages)
      const { privateKey, publicKey } = draw()
      const read = (format: 'pkcs8' | 'spki', der: Buffer, usage: KeyUsage) =>
        subtle.importKey(format, new Uint8Array(der), algorithm, format === 'spki' || extractable, [usage])
      return {
        privateKey: await read('pkcs8', privateKey.export({ format: 'der', type: 'pkcs8' }), 'sign'),
        publicKey: await read('spki', publicKey.export({ format: 'der', type: 'spki' }), 'verify'),
      }
    },
  })
}
