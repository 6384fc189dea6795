/**
 * The simulated Okta and the reference service provider, for tests of one's own.
 *
 *     const okta = await startOkta({ port: 0 })
 *     const org = await okta.createOrg({ name: 'acme', seed: { people: […], apps: […] } })
 */
export {
  type Exchange,
  FAULTS,
  type Fault,
  type FaultName,
  type FaultOptions,
  type Okta,
  type OktaOptions,
  type RunningOrg,
  type Seed,
  type Seeded,
  startOkta,
} from '../sim/index.ts'
export { type AlpaconOptions, type RunningAlpacon, startAlpacon } from '../sp/index.ts'
export { type Config, defineConfig } from './config.ts'
