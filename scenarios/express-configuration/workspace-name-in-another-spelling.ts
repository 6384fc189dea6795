import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'a workspace entered in capitals or with blanks is that workspace, or none',
  { clauses: ['express-configuration.organization', 'guide.step-2.enter-workspace'] },
  async ({ admin, label, target, workspace, newWorkspace, addApp, connections }) => {
    const other = await newWorkspace()
    await addApp()

    for (const spelling of [workspace.name.toUpperCase(), `  ${workspace.name} `]) {
      await step(`"${spelling}" leads to the sign-in of that workspace, or is refused`, async () => {
        await admin.pressesExpressConfigure(label)
        await target.steps.enterWorkspace(admin.agent, spelling)
        const page = await admin.agent.text()
        const isRefused = /invalid|not found/i.test(page)
        const isThatOne = page.includes(workspace.name) && !page.includes(other.name)
        expectThat(`the page is that of ${workspace.name}, or refuses`, isRefused || isThatOne, page)
      })
    }

    await step('another workspace was not touched', async () => {
      expectEqual('connections of the other workspace', (await connections(other)).length, 0)
    })
  },
)
