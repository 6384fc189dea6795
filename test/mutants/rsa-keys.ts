import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

/**
 * More keys than a process draws. Where one is drawn again, two servers sign with it, and a test that tells them apart
 * fails for whichever mutant it judges.
 */
const KEYS = 307

/** Makes RSA keys once for a whole run of mutants: every mutant starts servers anew, and each would make its own. */
export default async function makeKeys(project: TestProject) {
  const make = () =>
    promisify(generateKeyPair)('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
  const keys = await Promise.all(Array.from({ length: KEYS }, make))
  project.provide(
    'rsaKeys',
    keys.map(({ privateKey }) => privateKey),
  )
}
