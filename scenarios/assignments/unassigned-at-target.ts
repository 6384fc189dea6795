import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'

scenario(
  'somebody who is not assigned is refused at the sign-in from Alpacon, told why, and no user is made',
  { clauses: ['okta.unassigned.access-denied', 'guide.step-3.assigned-sign-in'] },
  async ({ person, workspace, connect, assign, newPerson, rememberUsers, expectDenied }) => {
    await connect()
    const newcomer = await newPerson({ firstName: 'Nora', lastName: 'Newcomer' })
    const users = await rememberUsers()

    for (const [whom, who] of Object.entries({
      'a person whom nobody knows': newcomer,
      'a known one': person,
    })) {
      await step(`${whom} signs in at Okta, comes back with access_denied, and is refused`, async () => {
        await who.signsInAtTarget(workspace)
        await expectDenied(who)
      })
    }

    await step('no user was made or changed', () => users.expectUnchanged())

    await twin('assigned, both sign in the very same way', async () => {
      for (const who of [newcomer, person]) {
        await assign(who)
        await who.signsInAtTarget(workspace)
        await who.isSignedInTo(workspace)
      }
    })
  },
)
