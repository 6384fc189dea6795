import { generateKeyPairSync } from 'node:crypto'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    rsaKeys: string[]
  }
}

/** Makes RSA keys once for a whole run of mutants: every mutant starts servers anew, and each would make its own. */
export default function makeKeys(project: TestProject) {
  const keys = Array.from({ length: 31 }, () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  )
  project.provide(
    'rsaKeys',
    keys.map(({ privateKey }) => privateKey),
  )
}
