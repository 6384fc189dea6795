import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a session at the target outlives the removal at Okta only as the target declares, and ends for certain',
  { clauses: ['asvs.7.6.1'], level: 'P' },
  async ({ admin, target, label, person, workspace, connect, assign, needs, declared }) => {
    const sessionAfterRemoval = declared('sessionAfterRemoval')
    const sessionLifetimeSeconds = declared('sessionLifetimeSeconds')
    const setClockAhead = needs(target.setClockAhead, 'let its clock go ahead')
    await connect()
    await assign(person)

    await twin('assigned, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step(`removed from the app, the session is ${sessionAfterRemoval}, as declared`, async () => {
      await admin.removesPerson(label, person.name)
      const signedIn = await target.steps.whoIsSignedIn(person.agent, workspace)
      const kept = sessionAfterRemoval === 'kept-until-it-expires'
      expectEqual('who is signed in', signedIn?.email, kept ? person.email : undefined)
    })

    try {
      // May have ended by now for want of use; what is used must not go on for ever.
      await step('half of its time later, the person opens the workspace again', async () => {
        await setClockAhead(sessionLifetimeSeconds / 2)
        await target.steps.whoIsSignedIn(person.agent, workspace)
      })

      await step(
        `after ${sessionLifetimeSeconds} seconds, as declared, it has ended, however much it was used`,
        async () => {
          await setClockAhead(sessionLifetimeSeconds)
          await person.isNotSignedInTo(workspace)
        },
      )
    } finally {
      await setClockAhead(0)
    }
  },
)
