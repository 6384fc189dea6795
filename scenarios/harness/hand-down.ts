import { generateKeyPairSync } from 'node:crypto'
import type { ReadConfig } from '../configuration/read-config.ts'

/** What the process that runs all workers tells them, by variables of the environment. */
export const handedDown = {
  /** Path of the configuration. */
  config: 'OIN_SIM_CONFIG',
  /** Where the target was found to let Okta send people back to, as JSON. */
  redirectUris: 'OIN_SIM_REDIRECT_URIS',
  /** Keys that Okta signs with in every worker, as JSON: a target that is up already keeps those that it has seen. */
  signingKeys: 'OIN_SIM_SIGNING_KEYS',
}

/** What was found out, or made, before the workers began. */
export interface FoundBefore {
  redirectUris?: readonly string[]
  signingKeys?: [string, ...string[]]
}

/** Keys for a target that is up already: it meets the same Okta in every worker. Undefined for any other. */
export function keysFor({ isUpAlready }: ReadConfig): FoundBefore['signingKeys'] {
  if (!isUpAlready) return undefined
  const newKey = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey
  return [newKey(), newKey()]
}

/** Reads what was handed down to this worker. */
export function foundBefore(env: NodeJS.ProcessEnv): FoundBefore {
  const read = <T>(name: string) => (env[name] ? (JSON.parse(env[name]) as T) : undefined)
  return { redirectUris: read(handedDown.redirectUris), signingKeys: read(handedDown.signingKeys) }
}
