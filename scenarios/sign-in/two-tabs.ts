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
      const states = new Set(wire.authorizationRequests().map(request => request.get('state')))
      expectThat('each has a state of its own', states.size === 2, [...states].join(', '))
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
