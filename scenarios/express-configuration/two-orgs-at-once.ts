import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

// The last of the first generation, in which Okta's token has to be bound to an organization, and one of the second.
const RELEASES = ['2025.11', '2026.08'] as const

scenario(
  'two orgs that connect two workspaces at the same time never mix',
  { clauses: ['express-configuration.tenants-apart', 'guide.step-2.tile-linked'] },
  async ({ label, target, newOrg, newWorkspace, connections }) => {
    for (const release of RELEASES) {
      const pair = [await newOrg(release), await newOrg(release)] as const
      const [first, second] = pair
      const [workspace, otherWorkspace] = [await newWorkspace(), await newWorkspace()]
      for (const one of pair) await one.addApp()
      await first.introduce(first.person, workspace)
      await second.introduce(second.person, otherWorkspace)

      await step(`both, of release ${release}, run it at once, step by step in turn`, async () => {
        await first.admin.startsExpressConfiguration(label, workspace)
        await second.admin.startsExpressConfiguration(label, otherWorkspace)
        await Promise.all(pair.map(({ admin }) => target.steps.approve(admin.agent)))
        for (const { admin } of pair) await admin.seesSuccess()
      })

      await step('each workspace is connected to its own org, and to no other', async () => {
        const issuersOf = async (of: typeof workspace) => (await connections(of)).map(({ issuer }) => issuer)
        expectEqual('issuers of the first', await issuersOf(workspace), [first.okta.url])
        expectEqual('issuers of the second', await issuersOf(otherWorkspace), [second.okta.url])
      })

      await step("each org's tile signs its own person in to its own workspace", async () => {
        for (const { assign, person } of pair) await assign(person)
        await first.person.opensTile(label)
        await first.person.isSignedInTo(workspace)
        await first.person.isNotSignedInTo(otherWorkspace)
        await second.person.opensTile(label)
        await second.person.isSignedInTo(otherWorkspace)
        await second.person.isNotSignedInTo(workspace)
      })
    }
  },
)
