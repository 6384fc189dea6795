import { demandAsked, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  "a link to the attacker's org never takes the place of a session of somebody else",
  { clauses: ['rfc6819.4.4.1.8'], level: 'S' },
  async scene => {
    const { okta, target, person: attacker, workspace, connect, assign, newMember } = scene
    // The attacker's org and workspace are the scene's; the victim is a member there, and works elsewhere too.
    const home = await scene.newOrg()
    const homeWorkspace = await scene.newWorkspace()
    await home.connect(homeWorkspace)
    await home.introduce(home.person, homeWorkspace)
    await home.assign(home.person)
    await connect()
    await assign(attacker)
    const member = await newMember('user')
    const victim = home.person
    const uri = initiation({ okta, target })

    const followLink = async (agent = victim.agent) => {
      await agent.open(`${okta.strangerUrl}/link?${new URLSearchParams({ to: uri.href })}`)
      await agent.press('Continue')
      await demandAsked(agent, uri)
    }

    await twin('where nobody is signed in, the link signs in', async () => {
      await attacker.opensDashboard()
      await followLink(attacker.agent)
      await attacker.isSignedInTo(workspace)
    })

    await step(
      "the victim is signed in to both workspaces, and Okta has the attacker's session",
      async () => {
        await victim.signsInAtTarget(homeWorkspace)
        await target.steps.openSignIn(victim.agent, workspace)
        await target.steps.signInLocally(victim.agent, member)
        const signedIn = await target.steps.whoIsSignedIn(victim.agent, workspace)
        demandDelivered('the victim could not sign in', signedIn?.email === member.email)
        await attacker.atBrowserOf(victim).opensDashboard()
      },
    )

    await step('a link on a site of somebody else changes neither session', async () => {
      await followLink()
      const here = await target.steps.whoIsSignedIn(victim.agent, workspace)
      expectEqual('who is signed in to the workspace of the link', here?.email, member.email)
      const there = await target.steps.whoIsSignedIn(victim.agent, homeWorkspace)
      expectEqual('who is signed in to the other workspace', there?.email, victim.email)
    })
  },
)
