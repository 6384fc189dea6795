import { follow, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  "a workspace's tile with the issuer of another workspace's org is refused",
  { clauses: ['oidc-core.4.iss'] },
  async scene => {
    const { target, person, workspace, wire, newOrg, newWorkspace, connect, assign, rememberUsers } = scene
    const other = await newOrg()
    const otherWorkspace = await newWorkspace()
    await connect()
    await assign(person)
    await other.connect(otherWorkspace)
    await other.introduce(other.person, otherWorkspace)
    await other.assign(other.person)
    const visitor = other.person
    const users = await rememberUsers(workspace, otherWorkspace)

    await step("somebody of the other org opens it with their org's iss: refused", async () => {
      await visitor.opensDashboard()
      await follow(visitor.agent, initiation(scene, { iss: other.okta.url }))
      await visitor.isRefused(workspace)
      await visitor.isNotSignedInTo(otherWorkspace)
      expectEqual('authorization requests that were sent', wire.authorizationRequests().length, 0)
      await users.expectUnchanged()
    })

    await twin('each tile with its own iss signs in to its own workspace', async () => {
      await follow(visitor.agent, initiation({ okta: other.okta, target }))
      await visitor.isSignedInTo(otherWorkspace)
      await person.opensDashboard()
      await follow(person.agent, initiation(scene))
      await person.isSignedInTo(workspace)
    })
  },
)
