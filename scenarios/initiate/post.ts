import { demandAsked, initiateLoginUri } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'a sign-in can be started with a form of another site',
  { clauses: ['oidc-core.4.get-and-post'] },
  async ({ okta, target, person, workspace, connect, assign }) => {
    await connect()
    await assign(person)
    await person.opensDashboard()
    const uri = initiateLoginUri(okta, target)

    const ways = {
      'iss is posted, the rest stays in the address': [uri, {}],
      'everything is posted': [new URL(uri.pathname, uri), Object.fromEntries(uri.searchParams)],
    } as const
    for (const [way, [to, fields]] of Object.entries(ways)) {
      await step(`${way}: signed in`, async () => {
        const { agent, isSignedInTo } = person
        const form = new URLSearchParams({ to: to.href, ...fields, iss: okta.url })
        await agent.open(`${okta.strangerUrl}/form?${form}`)
        await agent.press('Continue')
        await demandAsked(agent, to)
        await isSignedInTo(workspace)
      })
    }
  },
)
