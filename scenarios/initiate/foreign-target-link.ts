import { follow, initiation, originsOf } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'

// What leads elsewhere, or seems to a careless reader not to: `there` is a stranger's host, `here` the target's.
const hostile = (there: string, here: string) => [
  `http://${there}/landed`,
  `HTTP://${there}/landed`,
  `//${there}/landed`,
  `/\\${there}/landed`,
  `\\\\${there}/landed`,
  `/\t/${there}/landed`,
  `\t//${there}/landed`,
  `\u0000//${there}/landed`,
  `http:${there}/landed`,
  `http:///${there}/landed`,
  `http://${there}\\.${here}/landed`,
  `http://${there}\\@${here}/landed`,
  `http://${here}@${there}/landed`,
  `http://${here}:x@${there}/landed`,
  `http://${there}#@${here}/landed`,
  `http://${there}?@${here}/landed`,
  `http://${here}.${there}/landed`,
  `http://${here}\r\nLocation: http://${there}/landed`,
  `/..//${there}/landed`,
  `javascript:location='http://${there}/landed'`,
  `data:text/html,<meta http-equiv=refresh content="0;url=http://${there}/landed">`,
]

scenario(
  'a target_link_uri never leads away from the target',
  { clauses: ['oidc-core.4.target-link-uri'] },
  async scene => {
    const { okta, person, workspace, wire, connect, assign } = scene
    await connect()
    await assign(person)
    await person.opensDashboard()
    const open = (uri: string) => follow(person.agent, initiation(scene, { target_link_uri: uri }))

    const known = await twin('with one within the workspace, it ends there', async () => {
      await open(`${workspace.url}/`)
      await person.isSignedInTo(workspace)
      return originsOf(person.agent)
    })

    for (const uri of hostile(new URL(okta.strangerUrl).host, new URL(workspace.url).host)) {
      await step(`${JSON.stringify(uri)} does not lead away`, async () => {
        await person.agent.holdBack(address => !known.has(new URL(address).origin))
        await open(uri)
        expectEqual('where else the browser was sent', await person.agent.heldBack(), undefined)
        expectThat('the target did not fail', person.agent.status() < 500, await person.agent.text())
        expectEqual('where it has been', [...(await originsOf(person.agent))], [...known])
        expectEqual('what the stranger was asked', wire.askedOfStranger(), [])
      })
    }
  },
)
