import { ownAccount, withEmail } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'an email that comes in another case does not make a second user',
  { clauses: ['oidc-core.5.7.key', 'rfc5321.2.4'] },
  async scene => {
    const { okta, person, workspace, connect, assign, makeKnown, users } = scene
    await connect()
    await assign(person)
    await makeKnown(person)
    const known = await ownAccount(scene, person)

    await given('Okta writes the email in capitals', async () => {
      okta.model.users.updateProfile(person.user, { email: person.email.toUpperCase() })
    })

    await step('signed in, the person is the user they were', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const same = withEmail(await users(), person.email)
      expectEqual(
        'users with this email',
        same.map(({ id }) => id),
        [known?.id],
      )
      expectEqual('their identities', same[0]?.identities, known?.identities)
    })
  },
)
