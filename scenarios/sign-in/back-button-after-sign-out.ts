import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

scenario(
  'the back button after signing out shows nothing of the workspace',
  { clauses: ['asvs.7.4.1'], level: 'S', agent: 'browser' },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const signOut = needs(target.steps.signOut, 'sign out')
    await connect()
    await assign(person)

    await twin('the person signs in, and the page says who they are', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const page = await person.agent.text()
      expectThat('the page names the person', page.includes(person.firstName), page)
    })

    await step('signed out, then back: the page does not come again', async () => {
      await signOut(person.agent, workspace)
      await person.agent.back()
      const page = await person.agent.text()
      expectThat('nothing on the page names the person', !page.includes(person.firstName), page)
      await person.isNotSignedInTo(workspace)
    })
  },
)
