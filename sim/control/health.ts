import { z } from 'zod'
import { type OperationGroup, operation } from './operation.ts'
import { tells } from './schemas.ts'

const healthSchema = tells(
  'Health',
  z.strictObject({
    status: z.literal('ready'),
    version: z.string().describe('Of oin-sim.'),
    orgs: z.int().nonnegative().describe('How many orgs there are.'),
  }),
)

/** Whether the simulator can be used. */
export const health: OperationGroup = {
  name: 'Health',
  description: 'Whether the simulator can be used.',
  operations: [
    operation({
      id: 'getHealth',
      method: 'GET',
      path: '/_sim/health',
      summary: 'Whether every org can be used',
      description: '200 means ready: every org answers, and its JWKS has a key. Until then it is 503.',
      answers: { status: 200, does: 'Ready.', schema: healthSchema },
      refuses: ['not_ready'],
      run({ okta }) {
        // An org comes with its keys, and the simulator is there once every kept org is.
        return { status: 'ready' as const, version: okta.version, orgs: okta.orgs().length }
      },
    }),
  ],
}
