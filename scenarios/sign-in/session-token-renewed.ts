import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'a sign-in makes a new session token: cookies from before it open nothing',
  { clauses: ['asvs.7.2.4'], level: 'S' },
  async ({ target, label, person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)
    await target.steps.openSignIn(person.agent, workspace)
    const early = await person.whoStoleCookies()
    const copied = async () => {
      const copy = await person.whoStoleCookies()
      const signedIn = await target.steps.whoIsSignedIn(copy.agent, workspace)
      expectEqual('who a copy of the cookies is', signedIn?.email, person.email)
      return copy
    }

    const before = await twin('signed in, a copy of the cookies is that person', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      return copied()
    })

    await step('a copy from before the sign-in is nobody', () => early.isNotSignedInTo(workspace))

    await step('after a further sign-in, a copy from between the two is nobody any more', async () => {
      await person.opensTile(label)
      demandDelivered('the tile began no sign-in', wire.tokenRequests().length === 2)
      await copied()
      await before.isNotSignedInTo(workspace)
    })
  },
)
