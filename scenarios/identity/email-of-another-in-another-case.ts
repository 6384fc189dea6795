import { accountOf, expectNotHanded, withEmail } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  "a newcomer with somebody's email in another case neither gets their account nor a second one beside it",
  { clauses: ['oidc-core.5.7.email', 'rfc5321.2.4'] },
  async scene => {
    const { okta, person, workspace, newPerson, connect, assign, makeKnown, users } = scene
    await connect()
    await assign(person)
    await makeKnown(person)
    const newcomer = await newPerson({ firstName: 'Rob', lastName: 'Rivers' })
    await assign(newcomer)
    const account = await accountOf(scene, person.email)
    const free = newcomer.email

    await step('the newcomer is not handed the account, and there is still one with that email', async () => {
      okta.model.users.updateProfile(newcomer.user, { email: person.email.toUpperCase() })
      await newcomer.signsInAtTarget(workspace)
      await expectNotHanded(scene, newcomer, account)
      expectEqual('users with that email', withEmail(await users(), person.email).length, 1)
    })

    await twin('with an email of their own, the newcomer is signed in', async () => {
      okta.model.users.updateProfile(newcomer.user, { email: free })
      await newcomer.signsInAtTarget(workspace)
      await newcomer.isSignedInTo(workspace)
    })
  },
)
