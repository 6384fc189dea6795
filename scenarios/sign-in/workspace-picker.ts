import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectThat } from '../harness/verdicts.ts'

scenario(
  'after signing out, the front page tells the next person at that browser nothing of the one before',
  { clauses: ['asvs.14.3.1'], level: 'S' },
  async ({ target, person, workspace, connect, assign, needs }) => {
    const signOut = needs(target.steps.signOut, 'sign out')
    await connect()
    await assign(person)
    const traces = [person.email, person.firstName, person.lastName, workspace.superuser.email]

    await twin('the person signs in, then out', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      await signOut(person.agent, workspace)
    })

    for (const [page, open] of Object.entries({
      'front page': () => person.agent.open(target.url),
      'sign-in screen of the workspace': () => target.steps.openSignIn(person.agent, workspace),
    })) {
      await step(`the ${page} names nobody, in its source either`, async () => {
        await open()
        const source = (await person.agent.history()).at(-1) ?? ''
        const found = traces.filter(trace => source.includes(trace))
        expectThat('no trace of who was there', found.length === 0, found.join(', '))
      })
    }

    await step('and lets nobody in', () => person.isNotSignedInTo(workspace))
  },
)
