import type { FaultName } from '../../../../sim/index.ts'
import type { Site } from '../delivery.ts'

type Parameters = Record<string, string>

/** What becomes of the parameters that Okta sends back through the browser. */
export interface ResponseRow {
  with?: Record<string, string>
  parameters: (parameters: Parameters, site: Site) => Parameters
}

const denied = { error: 'access_denied' }

/** Authorization responses, by parameter. */
export const responseRows = {
  'response/state-altered': {
    parameters: answer => ({ ...answer, state: `${answer.state}x` }),
  },
  'response/state-missing': { parameters: ({ state: _, ...answer }) => answer },
  'response/iss-altered': { parameters: (answer, { org }) => ({ ...answer, iss: org.strangerUrl }) },
  'response/iss-added': { parameters: (answer, { org }) => ({ ...answer, iss: org.url }) },
  'response/code-missing': { parameters: ({ code: _, ...answer }) => answer },
  'response/error-markup': {
    parameters: ({ state = '' }) => ({
      ...denied,
      state,
      error_description:
        '<script>document.title="pwned"</script><img src=x onerror="document.title=\'pwned\'">',
    }),
  },
  'response/error-without-state': {
    parameters: () => ({
      ...denied,
      error_description: 'User is not assigned to the client application.',
    }),
  },
  'response/error': {
    with: { error: 'temporarily_unavailable', error_description: 'Later.' },
    parameters: ({ state = '' }) => ({
      state,
      error: 'temporarily_unavailable',
      error_description: 'Later.',
    }),
  },
  'response/further-parameters': {
    parameters: answer => ({ ...answer, session_state: 'a1b2.c3', 'okta-hint': 'true' }),
  },
} satisfies Partial<Record<FaultName, ResponseRow>>

/** Faults of what Okta issues, asks and remembers: the tests that deliver them, where those aren't here. */
export const deliveredElsewhere = {
  'response/long-code': 'test/sim/faults/issued.test.ts',
  'token/opaque-access-token': 'test/sim/faults/issued.test.ts',
  'management-api/rate-limited': 'test/sim/api/transport.test.ts',
  'express-configuration/answer-lost': 'test/sim/express-configuration/connect.test.ts',
  'express-configuration/call-not-sent': 'test/sim/faults/express-configuration.test.ts',
  'express-configuration/wrong-key': 'test/sim/faults/express-configuration.test.ts',
  'express-configuration/code-sent-twice': 'test/sim/faults/express-configuration.test.ts',
  'express-configuration/attempt-forgotten': 'test/sim/faults/express-configuration.test.ts',
} satisfies Partial<Record<FaultName, string>>
