import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

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

    await step("the button's address refuses it too", async () => {
      const { id } = okta.model.applications.byLabel(second)!
      await admin.agent.open(
        `${okta.adminUrl}/api/v1/apps/${id}/express-configure/oauth2/authorize?capabilityType=SSO`,
      )
      expectEqual('the status', admin.agent.status(), 403)
    })

    await step('the first instance works as before', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
