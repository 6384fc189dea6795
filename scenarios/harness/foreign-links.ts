import { originsOf } from './initiation.ts'
import type { Scene } from './scene.ts'
import { step } from './steps.ts'
import { expectEqual, expectThat } from './verdicts.ts'

/** What leads elsewhere, or seems to a careless reader not to: `there` is a stranger's host, `here` the target's. */
const leadingElsewhere = (there: string, here: string) => [
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

/**
 * Judges that no link which `open` gives the target leads the person anywhere but to the origins that are `known`, in a
 * step for each.
 */
export async function expectNeverLedAway(
  { okta, person, workspace, wire }: Scene,
  known: Set<string>,
  open: (link: string) => Promise<void>,
): Promise<void> {
  const { agent } = person
  for (const link of leadingElsewhere(new URL(okta.strangerUrl).host, new URL(workspace.url).host)) {
    await step(`${JSON.stringify(link)} does not lead away`, async () => {
      await agent.holdBack(address => !known.has(new URL(address).origin))
      await open(link)
      expectEqual('where else the browser was sent', await agent.heldBack(), undefined)
      expectThat('the target did not fail', agent.status() < 500, await agent.text())
      expectEqual('where it has been', [...(await originsOf(agent))], [...known])
      expectEqual('what the stranger was asked', wire.askedOfStranger(), [])
    })
  }
}
