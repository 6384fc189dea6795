import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'two orgs that connect two workspaces at the same time never mix',
  { clauses: ['express-configuration.tenants-apart', 'guide.step-2.tile-linked'] },
  async ({
    okta,
    admin,
    person,
    label,
    target,
    workspace,
    newOrg,
    newWorkspace,
    introduce,
    connections,
    ...first
  }) => {
    const second = await newOrg()
    const otherWorkspace = await newWorkspace()
    await first.addApp()
    await second.addApp()
    await second.introduce(second.person, otherWorkspace)

    await step('both run it at once, step by step in turn', async () => {
      await admin.startsExpressConfiguration(label, workspace)
      await second.admin.startsExpressConfiguration(label, otherWorkspace)
      await Promise.all([target.steps.approve(second.admin.agent), target.steps.approve(admin.agent)])
      await admin.seesSuccess()
      await second.admin.seesSuccess()
    })

    await step('each workspace is connected to its own org, and to no other', async () => {
      expectEqual(
        'issuers of the first',
        (await connections(workspace)).map(({ issuer }) => issuer),
        [okta.url],
      )
      const others = (await connections(otherWorkspace)).map(({ issuer }) => issuer)
      expectEqual('issuers of the second', others, [second.okta.url])
    })

    await step("each org's tile signs its own person in to its own workspace", async () => {
      await first.assign(person)
      await second.assign(second.person)
      await person.opensTile(label)
      await person.isSignedInTo(workspace)
      await person.isNotSignedInTo(otherWorkspace)
      await second.person.opensTile(label)
      await second.person.isSignedInTo(otherWorkspace)
      await second.person.isNotSignedInTo(workspace)
    })
  },
)
