import { withEmail } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'whoever signs in again, by either way and in any browser, is the same user',
  { clauses: ['oidc-core.5.7.key'] },
  async ({ label, workspace, newPerson, connect, assign, users }) => {
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(newcomer)

    const first = await step('a newcomer signs in', async () => {
      await newcomer.signsInAtTarget(workspace)
      await newcomer.isSignedInTo(workspace)
      return withEmail(await users(), newcomer.email)
    })

    await step('again at the target, and at the tile, each in another browser: no second user', async () => {
      await newcomer.inAnotherBrowser().signsInAtTarget(workspace)
      const elsewhere = newcomer.inAnotherBrowser()
      await elsewhere.opensTile(label)
      await elsewhere.isSignedInTo(workspace)
      expectEqual('the users with this email', withEmail(await users(), newcomer.email), first)
      expectEqual('how many they are', first.length, 1)
    })
  },
)
