import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual, NotRun } from '../harness/verdicts.ts'

scenario(
  'running it again for another workspace moves the tile there, and the old connection ends as declared',
  { clauses: ['express-configuration.one-connection'], level: 'P' },
  async ({
    admin,
    label,
    target,
    person,
    workspace,
    newWorkspace,
    introduce,
    connect,
    assign,
    newPerson,
  }) => {
    const policy = target.policies?.previousConnection
    if (!policy) throw new NotRun(`${target.name} doesn't declare what becomes of the previous connection`)
    const next = await newWorkspace()
    await connect()
    await assign(person)
    await introduce(person, next)

    await step('Express Configuration is run again, for another workspace', async () => {
      await admin.expressConfigures(label, next)
      await admin.seesSuccess()
    })

    await step('the tile leads to that one, not to the old one any more', async () => {
      await person.opensTile(label)
      await person.isSignedInTo(next)
      await person.isNotSignedInTo(workspace)
    })

    await step(`as declared, the connection of the old workspace is ${policy}`, async () => {
      const visitor = await newPerson({ firstName: 'Vera', lastName: 'Visitor' })
      await target.steps.openSignIn(visitor.agent, workspace)
      const offered = await target.steps.offersOkta(visitor.agent)
      expectEqual('whether the old workspace offers Continue with Okta', offered, policy === 'kept')
    })
  },
)
