import { accountNow, accountOf } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  "a subject that differs from somebody's only in case is somebody else's",
  { clauses: ['oidc-core.2.subject-in-case', 'oidc-core.5.7.key'] },
  async scene => {
    const { okta, target, person, workspace, newPerson, connect, assign, makeKnown } = scene
    await connect()
    await assign(person)
    await makeKnown(person)
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(newcomer)
    const account = await accountOf(scene, person.email)

    await step(
      "a newcomer comes with a known person's subject in another case: not as that person",
      async () => {
        const sub = inAnotherCase(person.user.id)
        const whose = { person: newcomer.user.id }
        const fault = okta.faults.inject('id-token/claims', { with: { sub }, ...whose })
        okta.faults.inject('userinfo/claims', { with: { set: { sub } }, ...whose })
        await newcomer.signsInAtTarget(workspace)
        demandDelivered('The ID token was never sent', fault.delivered > 0)
        const signedIn = await target.steps.whoIsSignedIn(newcomer.agent, workspace)
        expectEqual('whether the known person is signed in', signedIn?.email === person.email, false)
        expectEqual('the account of the known person', await accountNow(scene, account), account)
      },
    )

    okta.faults.clearAll()
    await twin('the known person is signed in, by the subject as it is', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)

const inAnotherCase = (text: string) =>
  text.replace(/[a-z]/gi, letter =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
