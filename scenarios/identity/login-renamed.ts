import { ownAccount } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { given, step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a person whose Okta login is renamed is the same user',
  { clauses: ['oidc-core.5.7.key', 'oidc-core.5.7.change'] },
  async scene => {
    const { okta, person, workspace, connect, assign, users } = scene
    await connect()
    await assign(person)
    await given('the person is known to the workspace', () => person.signsInAtTarget(workspace))
    const [known, count] = [await ownAccount(scene, person), (await users()).length]

    await given('their login is renamed; the email stays', async () => {
      okta.model.users.updateProfile(person.user, { login: `r.rivera@${scene.domain}` })
    })

    await step('signed in in another browser, they are the same user, and there is no second', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
      expectEqual('the user', await ownAccount(scene, person), { ...known, email: person.email })
      expectEqual('how many users there are', (await users()).length, count)
    })
  },
)
