import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'a second instance of the app in the same org cannot be configured',
  { clauses: ['express-configuration.one-instance'] },
  async ({ admin, okta, label, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)
    const second = `${label} again`

    await step('the second instance shows why it has no button', async () => {
      await admin.addsFromCatalog(label, { label: second })
      await admin.agent.waitFor('supports one instance of an integration')
      const button = okta.expressConfigurationButton(okta.model.applications.byLabel(second)!.id)
      expectEqual('whether the button is there', await admin.agent.offers(button), false)
    })

    await step("the first instance's own request is refused where it names the second", async () => {
      await admin.pressesExpressConfigure(label)
      const { id } = okta.model.applications.byLabel(label)!
      const path = `/apps/${id}/express-configure/oauth2/authorize?`
      const genuine = (await admin.agent.history()).find(one => one.startsWith('http') && one.includes(path))
      demandDelivered('the button of the first instance asked for nothing', genuine !== undefined)
      await admin.agent.open(genuine!.replace(id, okta.model.applications.byLabel(second)!.id))
      expectEqual('the status', admin.agent.status(), 403)
    })

    await step('the first instance works as before', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
