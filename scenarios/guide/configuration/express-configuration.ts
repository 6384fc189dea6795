import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'Express Configuration connects the workspace, with nothing copied by hand',
  {
    clauses: [
      'guide.step-2.express-configuration',
      'guide.step-2.enter-workspace',
      'guide.step-2.superuser-approves',
      'guide.step-2.nothing-copied',
    ],
    agent: 'browser',
  },
  async ({ okta, admin, label, workspace, target, connections }) => {
    await step('the app is added, and not yet configured', async () => {
      await admin.addsFromCatalog(label)
      await admin.agent.waitFor('Not configured')
      expectEqual('the connections of the workspace', (await connections()).length, 0)
    })

    await step('the button leads to Alpacon, where the workspace is entered', async () => {
      await admin.agent.press('Express Configure SSO')
      expectThat(
        'the browser left Okta',
        !admin.agent.address().startsWith(okta.adminUrl),
        admin.agent.address(),
      )
      await target.steps.enterWorkspace(admin.agent, workspace.name)
    })

    await step('a superuser signs in to it', () =>
      target.steps.signInToApprove(admin.agent, workspace.superuser),
    )

    await step('the superuser approves, and Okta shows SSO as configured', async () => {
      await target.steps.approve(admin.agent)
      await admin.seesSuccess()
      await admin.agent.waitFor('SSO enabled')
    })

    await step('one connection stands between this org and this workspace', async () => {
      const app = okta.model.applications.byLabel(label)
      expectEqual('what is enabled in Okta', app?.expressConfiguration.enabledCapabilities, ['SSO'])
      const stored = (await connections()).map(({ issuer, isEnabled }) => ({ issuer, isEnabled }))
      expectEqual('the connections of the workspace', stored, [{ issuer: okta.url, isEnabled: true }])
    })

    await step('no person was ever shown the client secret, or typed it', async () => {
      const { clientSecret } = okta.model.applications.byLabel(label)!
      const shown = (await admin.agent.history()).filter(page => page.includes(clientSecret!))
      expectEqual('pages and addresses with the client secret in them', shown.length, 0)
    })
  },
)
