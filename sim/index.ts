import { makeKeysAhead } from './oidc/keys.ts'
import type { Okta } from './okta.ts'
import type { OktaOptions } from './okta-options.ts'

export { ownAddresses, type PublicAddresses, readOktaOrigin } from './addresses.ts'
export type { Certificate, CertificateAuthority } from './certificates.ts'
export { ControlError } from './control/errors.ts'
export type { Seed, Seeded } from './control/seed.ts'
export { BEGINNING, startOver } from './control/start-over.ts'
export type { Exchange, Party } from './exchanges/recorder.ts'
export { createRedactor, type Redactor } from './exchanges/redaction.ts'
export { FAULTS, type FaultKind, type FaultName, faultKinds, readGiven } from './faults/catalogue.ts'
export { type Fault, type FaultOptions, UnusableFault } from './faults/faults.ts'
export type { Okta } from './okta.ts'
export type { OktaOptions } from './okta-options.ts'
export type { Release } from './org/release.ts'
export type { Application, Group, User } from './org/state.ts'
export type { RunningOrg } from './running-org.ts'
export type { Introduction } from './sites/simulator/introduction.ts'
export { DataError } from './storage/data-error.ts'
export { fetchTrusting, trustedBesides } from './trust.ts'

/**
 * Starts a simulated Okta, on loopback where nothing else is said. Rejects where the port is taken, or a data file
 * can't be read (the error names it, and the file is left as it was).
 */
export async function startOkta(options: OktaOptions = {}): Promise<Okta> {
  // Made beside the main thread, while that reads the rest: what enters this door without a start has no use for it.
  if (!options.signingKeys) makeKeysAhead()
  const { openOkta } = await import('./okta.ts')
  return openOkta(options)
}
