import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a workspace connected to one org is not taken over by another without clear consent',
  { clauses: ['express-configuration.take-over', 'guide.step-2.superuser-approves'], agent: 'browser' },
  async ({ okta, label, target, person, workspace, connect, assign, connections, newOrg }) => {
    await connect()
    await assign(person)
    const other = await newOrg()
    await other.addApp()
    const enabled = async () => (await connections()).filter(one => one.isEnabled).map(({ issuer }) => issuer)

    await step(
      "another org's administrator has a superuser approve, who doesn't agree to a replacement",
      async () => {
        const administrator = await other.newAdministrator()
        await administrator.startsExpressConfiguration(label, workspace)
        await target.steps.approve(administrator.agent)
        await administrator.seesFailure()
      },
    )

    await step("the first org's connection stands, and its people sign in", async () => {
      expectEqual('the connections in use', await enabled(), [okta.url])
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await twin('with clear consent the other org is connected in its place', async () => {
      await other.admin.startsExpressConfiguration(label, workspace)
      await target.steps.agreeToReplace(other.admin.agent, okta.url)
      await target.steps.approve(other.admin.agent)
      await other.admin.seesSuccess()
    })

    await step("from then on the first org's connection is not in use any more", async () => {
      expectEqual('the connections in use', await enabled(), [other.okta.url])
    })
  },
)
