import { accountNow, accountOf } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a name that was changed in Okta is the new one from the next sign-in on',
  { clauses: ['oidc-core.5.7.change'] },
  async scene => {
    const { okta, person, workspace, connect, assign, makeKnown, rememberUsers } = scene
    await connect()
    await assign(person)
    await makeKnown(person)
    const before = await accountOf(scene, person.email)

    await given('the person marries, and Okta knows', async () => {
      okta.model.users.updateProfile(person.user, { firstName: 'Robyn', lastName: 'Rivera-Okonkwo' })
    })

    await step('signed in again, they are the same user, under the new name', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      expectEqual('the user', await accountNow(scene, before), {
        ...before,
        firstName: 'Robyn',
        lastName: 'Rivera-Okonkwo',
      })
    })

    await step('and nothing more changes at the sign-in after that', async () => {
      const users = await rememberUsers()
      await person.inAnotherBrowser().signsInAtTarget(workspace)
      await users.expectUnchanged()
    })
  },
)
