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
const CLAUSES = {
  ...guideClauses,
  ...expressConfigurationClauses,
  ...assignmentClauses,
  ...signInClauses,
  ...idTokenClauses,
  ...protocolClauses,
  ...interoperabilityClauses,
  ...initiateClauses,
  ...identityClauses,
}

export type ClauseId = keyof typeof CLAUSES

/** Every clause that is judged, in the report's order. */
export const requirements: readonly (Clause & { id: ClauseId })[] = Object.entries(CLAUSES).map(
  ([id, [section, text, url = GUIDE]]: [string, Clauses[string]]) => ({
    id: id as ClauseId,
    section,
    text,
    url,
  }),
)
