import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

scenario(
  'two sign-ins at once in two tabs of one browser do not disturb each other',
  { clauses: ['rfc9700.2.1.1.browser'] },
  async ({ person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)
    const inOtherTab = person.inAnotherTab()

    await step('a sign-in is begun in one tab, then in another', async () => {
      await person.continuesWithOkta(workspace)
      await inOtherTab.continuesWithOkta(workspace)
      const values = wire
        .authorizationRequests()
        .map(request => ['state', 'nonce', 'code_challenge'].map(name => request.get(name)).join(' '))
      expectThat('each is a sign-in of its own', new Set(values).size === 2, values.join(', '))
    })

    await step('the second is finished first, and ends in the workspace', async () => {
      await inOtherTab.signsInToOkta()
      await inOtherTab.isSignedInTo(workspace)
    })

    await step('then the first: it ends in the workspace too', async () => {
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
    })
  },
)
