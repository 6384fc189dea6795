import { accountOf, expectNotHanded } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a person who was made anew in Okta, with the email of one who was deleted, is not handed the old account',
  { clauses: ['oidc-core.5.7.email'] },
  async scene => {
    const { okta, workspace, newPerson, connect, assign } = scene
    await connect()
    const first = await newPerson({ firstName: 'Kim', lastName: 'Keller' })
    await assign(first)

    await twin('the first one signs in, and has a user', async () => {
      await first.signsInAtTarget(workspace)
      await first.isSignedInTo(workspace)
    })
    const account = await accountOf(scene, first.email)

    const second = await given('they leave; somebody else gets their name and address', async () => {
      okta.model.users.deactivate(first.user)
      okta.model.users.delete(first.user)
      const other = await newPerson({ firstName: 'Kim', lastName: 'Keller' })
      expectEqual('the email', other.email, account.email)
      return other
    })
    await assign(second)

    await step('the second one is not handed the account of the first', async () => {
      await second.signsInAtTarget(workspace)
      await expectNotHanded(scene, second, account)
    })

    await step('nor at the second attempt, at the tile', async () => {
      await second.opensTile(scene.label)
      await expectNotHanded(scene, second, account)
    })
  },
)
