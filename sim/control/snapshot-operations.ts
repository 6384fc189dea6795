import { z } from 'zod'
import { namedOrg } from './named-org.ts'
import { type OperationGroup, operation } from './operation.ts'
import { asks, moment, tells } from './schemas.ts'
import type { SnapshotEntry } from './snapshots.ts'

const snapshotSchema = tells(
  'Snapshot',
  z.strictObject({
    name: z.string(),
    takenAt: moment.describe('In real time, whatever the org’s clock says.'),
  }),
)

const snapshotBody = ({ name, takenAt }: SnapshotEntry) => ({ name, takenAt: takenAt.toISOString() })

/** Snapshots of an org. */
export const snapshots: OperationGroup = {
  name: 'Snapshots',
  description:
    'What an org was, by name. Kept in memory, also with --data: they go with the org, or when the simulator stops. A ' +
    'snapshot holds people, groups, rules, apps, assignments, sessions, codes, tokens, sign-ins under way and the ' +
    'System Log. The clock and the signing keys are not in it and stay as they are; restoring clears the faults in ' +
    'force and ends runs of Express Configuration that are under way.',
  operations: [
    operation({
      id: 'listSnapshots',
      method: 'GET',
      path: '/_sim/orgs/{name}/snapshots',
      summary: 'The snapshots of an org',
      answers: {
        status: 200,
        does: 'Oldest first.',
        schema: tells('Snapshots', z.strictObject({ snapshots: z.array(snapshotSchema) })),
      },
      refuses: ['not_found'],
      run: ({ okta, params }) => ({
        snapshots: namedOrg(okta, params.name).snapshots.list().map(snapshotBody),
      }),
    }),
    operation({
      id: 'takeSnapshot',
      method: 'POST',
      path: '/_sim/orgs/{name}/snapshots',
      summary: 'Keep an org as it is now',
      description: 'A snapshot of that name is replaced. An org has 50 at most.',
      body: asks(
        'NewSnapshot',
        z.strictObject({ name: z.string().describe('Letters, digits, ".", "_" and "-", 64 at most.') }),
      ),
      answers: { status: 201, does: 'It is kept.', schema: snapshotSchema },
      refuses: ['not_found', 'conflict'],
      run: ({ okta, params, body }) => snapshotBody(namedOrg(okta, params.name).snapshots.take(body.name)),
    }),
    operation({
      id: 'restoreSnapshot',
      method: 'POST',
      path: '/_sim/orgs/{name}/snapshots/{snapshot}/restore',
      summary: 'Make an org what it was',
      description: 'As often as one likes. What has expired since, by the org’s clock, stays expired.',
      answers: { status: 200, does: 'The snapshot that was restored.', schema: snapshotSchema },
      refuses: ['not_found'],
      run({ okta, params }) {
        const kept = namedOrg(okta, params.name).snapshots
        kept.restore(params.snapshot)
        return snapshotBody(kept.list().find(({ name }) => name === params.snapshot)!)
      },
    }),
    operation({
      id: 'deleteSnapshot',
      method: 'DELETE',
      path: '/_sim/orgs/{name}/snapshots/{snapshot}',
      summary: 'Keep a snapshot no longer',
      answers: { status: 204, does: 'It is gone.' },
      refuses: ['not_found'],
      run: ({ okta, params }) => namedOrg(okta, params.name).snapshots.delete(params.snapshot),
    }),
  ],
}
