import type { Clause } from '../reports/index.ts'
import { assignmentClauses } from './requirements/assignments.ts'
import type { Clauses } from './requirements/clauses.ts'
import { expressConfigurationClauses } from './requirements/express-configuration.ts'
import { GUIDE, guideClauses } from './requirements/guide.ts'
import { idTokenClauses } from './requirements/id-token.ts'
import { identityClauses } from './requirements/identity.ts'
import { initiateClauses } from './requirements/initiate.ts'
import { interoperabilityClauses } from './requirements/interoperability.ts'
import { protocolClauses } from './requirements/protocol.ts'
import { signInClauses } from './requirements/sign-in.ts'

// The guide first, then what specifications and Okta demand, section by section: the order of the report.
// A list, not one record: of two clauses by the same id in a record, one would be lost without a word.
const CLAUSES = [
  guideClauses,
  expressConfigurationClauses,
  assignmentClauses,
  signInClauses,
  idTokenClauses,
  protocolClauses,
  interoperabilityClauses,
  initiateClauses,
  identityClauses,
] as const

type IdOf<Part> = Part extends Clauses ? keyof Part : never

export type ClauseId = IdOf<(typeof CLAUSES)[number]>

/** Every clause that is judged, in the report's order. */
export const requirements: readonly (Required<Clause> & { id: ClauseId })[] = CLAUSES.flatMap(part =>
  Object.entries<Clauses[string]>(part),
).map(([id, clause]) => ({ id: id as ClauseId, url: GUIDE, ...clause }))
