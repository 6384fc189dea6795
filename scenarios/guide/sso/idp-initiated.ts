import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'the tile on the dashboard signs the person in, by a sign-in that Alpacon starts itself',
  { clauses: ['guide.features.idp-initiated-sso', 'guide.idp-initiated.tile'], agent: 'browser' },
  async ({ okta, label, person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await step('the dashboard shows the tile', async () => {
      expectEqual('whether the tile is there', await person.seesTile(label), true)
    })

    await step('pressing it ends in the workspace, signed in, without another password', async () => {
      await person.agent.press(label)
      await person.isSignedInTo(workspace)
    })

    await step('on the wire: Okta told the issuer and nothing else', async () => {
      const [initiation] = wire.tileRedirects()
      expectEqual('the iss that Alpacon was told', initiation?.searchParams.get('iss'), okta.url)
      const tokens = ['code', 'id_token', 'state'].filter(name => initiation?.searchParams.has(name))
      expectEqual('tokens or state that came with it', tokens, [])
    })

    await step(
      'on the wire: then a full code flow with a state, nonce and challenge of its own',
      async () => {
        const requests = wire.authorizationRequests()
        expectEqual('how many authorization requests there were', requests.length, 1)
        for (const parameter of ['state', 'nonce', 'code_challenge']) {
          expectThat(
            `the request has ${parameter}`,
            requests[0]?.has(parameter) ?? false,
            String(requests[0]),
          )
        }
      },
    )
  },
)
