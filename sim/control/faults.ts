import { z } from 'zod'
import { FAULTS, type FaultName, faultKinds, faultNames } from '../faults/catalogue.ts'
import { type Fault, UnusableFault } from '../faults/faults.ts'
import { ControlError } from './errors.ts'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { asks, tells } from './schemas.ts'

const timesSchema = z.union([z.int(), z.literal('until-cleared')])

const faultSchema = tells(
  'Fault',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    does: z.string().describe('What it does on the wire.'),
    at: z.union([z.int(), z.string()]).optional(),
    times: timesSchema.optional(),
    app: z.string().optional(),
    person: z.string().optional(),
    with: z.unknown().optional(),
    inForce: z.boolean().describe('Whether it may still strike.'),
    delivered: z.int().describe('How often it has struck.'),
  }),
)

const newFaultSchema = asks(
  'NewFault',
  z.strictObject({
    name: z.enum(faultNames),
    at: z
      .union([z.int(), z.string()])
      .optional()
      .describe(
        'The n-th occasion, from 1; or the first whose method and path hold this text. 1 by default.',
      ),
    times: timesSchema.optional().describe('How often it strikes; once by default.'),
    app: z.string().optional().describe('Only where this app is concerned: its client_id.'),
    person: z.string().optional().describe('Only where this person is concerned: their id in Okta.'),
    with: z.unknown().optional().describe('What the fault’s description asks for.'),
  }),
)

const kindSchema = tells(
  'FaultKind',
  z.strictObject({
    name: z.string(),
    place: z.string().describe('Whose answers it alters.'),
    does: z.string().describe('What it does on the wire.'),
    takes: z.boolean().describe('Whether it takes something in `with`.'),
  }),
)

function faultBody({ id, name, options, inForce, delivered }: Fault): z.input<typeof faultSchema> {
  return { id, name, does: FAULTS[name].does, ...options, inForce, delivered }
}

/** The faults of an org. */
export const faults: OperationGroup = {
  name: 'Faults',
  description:
    'What an org does wrong. A fault is put in force, strikes once unless it says otherwise, and is then over; those ' +
    'that are over are still listed for a while, with how often they struck.',
  operations: [
    operation({
      id: 'listFaultKinds',
      method: 'GET',
      path: '/_sim/faults',
      summary: 'Every fault that an org can be given',
      answers: {
        status: 200,
        does: 'By name.',
        schema: tells('FaultKinds', z.strictObject({ faults: z.array(kindSchema) })),
      },
      refuses: [],
      run: () => ({ faults: [...faultKinds] }),
    }),
    operation({
      id: 'listFaults',
      method: 'GET',
      path: '/_sim/orgs/{name}/faults',
      summary: 'The faults of an org',
      answers: {
        status: 200,
        does: 'Oldest first.',
        schema: tells('Faults', z.strictObject({ faults: z.array(faultSchema) })),
      },
      refuses: ['not_found'],
      run: ({ okta, params }) => ({ faults: namedOrg(okta, params.name).faults.list().map(faultBody) }),
    }),
    operation({
      id: 'injectFault',
      method: 'POST',
      path: '/_sim/orgs/{name}/faults',
      summary: 'Put a fault in force',
      body: newFaultSchema,
      answers: { status: 201, does: 'It is in force.', schema: faultSchema },
      refuses: ['not_found'],
      run({ okta, params, body: { name, ...options } }) {
        const org = namedOrg(okta, params.name)
        try {
          return faultBody(org.faults.inject(name as FaultName, withoutGaps(options)))
        } catch (error) {
          if (!(error instanceof UnusableFault)) throw error
          throw new ControlError('invalid_request', error.message, {
            next: 'GET /_sim/faults says what each does and whether it takes anything.',
          })
        }
      },
    }),
    operation({
      id: 'clearFault',
      method: 'DELETE',
      path: '/_sim/orgs/{name}/faults/{fault}',
      summary: 'End a fault',
      answers: { status: 204, does: 'It strikes no more.' },
      refuses: ['not_found'],
      run({ okta, params }) {
        const fault = namedOrg(okta, params.name)
          .faults.list()
          .find(({ id }) => id === params.fault)
        if (!fault) {
          throw new ControlError('not_found', `The org "${params.name}" has no fault "${params.fault}".`, {
            next: `GET /_sim/orgs/${params.name}/faults lists those that it has.`,
          })
        }
        fault.clear()
      },
    }),
    operation({
      id: 'clearFaults',
      method: 'DELETE',
      path: '/_sim/orgs/{name}/faults',
      summary: 'End every fault of an org',
      answers: { status: 204, does: 'None strikes any more.' },
      refuses: ['not_found'],
      run: ({ okta, params }) => namedOrg(okta, params.name).faults.clearAll(),
    }),
  ],
}

// Members that weren't given aren't there, rather than undefined.
function withoutGaps<T extends object>(options: T) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
