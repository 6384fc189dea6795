import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  'the back button after signing out shows nothing of the workspace',
  { clauses: ['asvs.7.4.1'], level: 'S', agent: 'browser' },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const signOut = needs(target.steps.signOut, 'sign out')
    const isNamed = (page: string) => page.includes(person.firstName) || page.includes(person.email)
    await connect()
    await assign(person)

    await twin('the person signs in, and the page says who they are', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const page = await person.agent.text()
      expectThat('the page names the person', isNamed(page), page)
    })

    await step('signed out, then back: the page does not come again', async () => {
      await signOut(person.agent, workspace)
      demandDelivered('There was nothing to go back to', await person.agent.back())
      const page = await person.agent.text()
      expectThat('nothing on the page names the person', !isNamed(page), page)
      await person.isNotSignedInTo(workspace)
    })
  },
)
