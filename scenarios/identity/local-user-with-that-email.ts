import { accountNow, accountOf, expectNotHanded, ownAccount, withEmail } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a newcomer with the email of a user from before single sign-on is treated as the target declares',
  { clauses: ['identity.email-of-local-user'], level: 'P' },
  async scene => {
    const { okta, workspace, declared, newMember, newPerson, connect, assign } = scene
    const policy = declared('emailOfLocalUser')
    await connect()
    const { email } = await newMember('staff')
    const account = await accountOf(scene, email)
    const newcomer = await newPerson({ firstName: 'Sam', lastName: 'Stafford', email })
    await assign(newcomer)

    await step(`the first sign-in: ${policy}`, async () => {
      await newcomer.signsInAtTarget(workspace)
      if (policy === 'ask-a-superuser') return expectNotHanded(scene, newcomer, account)
      await newcomer.isSignedInTo(workspace)
      expectEqual('the user that they are', (await ownAccount(scene, newcomer))?.id, account.id)
    })

    const later = await newPerson({ firstName: 'Lee', lastName: 'Later' })
    await assign(later)
    await twin('somebody with an address of their own is signed in', async () => {
      await later.signsInAtTarget(workspace)
      await later.isSignedInTo(workspace)
    })

    const before = await accountOf(scene, email)
    await given('that person is given the same email later on', async () => {
      okta.model.users.updateProfile(later.user, { email })
    })

    await step('a later email never makes them that user', async () => {
      await later.signsInAtTarget(workspace)
      expectEqual('the user from before', await accountNow(scene, before), before)
      expectEqual('how many users have that email', withEmail(await scene.users(), email).length, 1)
      const own = await ownAccount(scene, later)
      expectEqual('whether they are another user', own !== undefined && own.id !== before.id, true)
    })
  },
)
