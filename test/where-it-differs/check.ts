import type { Okta } from '../../sim/index.ts'
import type { fakeSp } from '../sim/express-configuration/fake-sp.ts'
import type { oktaOfThisFile } from '../sim/okta.ts'

type OktaOfThisFile = ReturnType<typeof oktaOfThisFile>

/** What a check has at hand: a running simulator, fresh orgs in it, an SP that does as it should. */
export interface Rig {
  okta: () => Okta
  newOrg: OktaOfThisFile['newOrg']
  sp: ReturnType<typeof fakeSp>
}

/** Asks the simulator for what a row of the table says of it. */
export type Check = (rig: Rig) => Promise<void>

/** Checks by the first cell of the row that each is about. */
export type Checks = Record<string, Check>
