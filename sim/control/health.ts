import { z } from 'zod'
import { ControlError } from './errors.ts'
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
        const orgs = okta.orgs()
        const unready = orgs.find(org => !org.authorizationServers.signingKey())
        if (unready) throw new ControlError('not_ready', `The org "${unready.name}" has no signing key yet.`)
        return { status: 'ready' as const, version: okta.version, orgs: orgs.length }
      },
    }),
  ],
}
