import { follow } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'a sign-in that is started at the redirect URI by mistake is told apart from an answer of Okta',
  { clauses: ['oidc-core.3.1.2.7'], level: 'S' },
  async ({ okta, label, person, workspace, wire, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)
    const users = await rememberUsers()
    const [redirectUri] = okta.model.applications.byLabel(label)?.redirectUris ?? []
    demandDelivered('Okta has no redirect URI for the app', redirectUri !== undefined)

    const mistakes: Record<string, string>[] = [
      { iss: okta.url },
      { iss: okta.url, target_link_uri: workspace.url },
    ]
    for (const parameters of mistakes) {
      await step(
        `with ${Object.keys(parameters).join(' and ')}: a page, no failure, no session`,
        async () => {
          await follow(person.agent, new URL(`${redirectUri}?${new URLSearchParams(parameters)}`))
          expectThat('the target did not fail', person.agent.status() < 500, `HTTP ${person.agent.status()}`)
          await person.isRefused(workspace)
          expectEqual('what the token endpoint was asked', wire.askedOfOkta('/oauth2/v1/token'), [])
          await users.expectUnchanged()
        },
      )
    }

    await twin("with an answer of Okta's, the person is signed in", async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
