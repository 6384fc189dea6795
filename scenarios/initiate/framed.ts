import { demandAsked, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'a sign-in in a frame of another site is not shown',
  { clauses: ['oidc-core.4.framing'], level: 'S', agent: 'browser' },
  async scene => {
    const { okta, person, workspace, needs, connect, assign, rememberUsers } = scene
    const { agent } = person
    const frame = needs(agent.frame, 'look into a frame without a browser')
    await connect()
    await assign(person)
    const users = await rememberUsers()
    const uri = initiation(scene)

    await step('a site of somebody else frames it, and the browser shows nothing there', async () => {
      await person.opensDashboard()
      await agent.open(`${okta.strangerUrl}/frame?${new URLSearchParams({ to: uri.href })}`)
      const { asked, shows } = await frame()
      demandDelivered('the frame never asked the target', asked.includes(uri.href))
      expectEqual('what the frame shows', shows ?? 'nothing', 'nothing')
      await users.expectUnchanged()
    })

    await twin('at the top, the same address signs the person in', async () => {
      await agent.open(uri.href)
      await demandAsked(agent, uri)
      await person.isSignedInTo(workspace)
    })
  },
)
