import { ownAccount } from '../harness/account.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'two newcomers who sign in at the same instant each have a user afterwards',
  { clauses: ['guide.step-3.created-on-first-sign-in'] },
  async scene => {
    const { okta, workspace, newPerson, connect, assign } = scene
    await connect()
    const newcomers = [
      await newPerson({ firstName: 'Noa', lastName: 'Nguyen' }),
      await newPerson({ firstName: 'Max', lastName: 'Moreau' }),
    ]
    for (const newcomer of newcomers) await assign(newcomer)

    const answers = await step('Okta has answered both, and neither answer went on', async () => {
      const held: URL[] = []
      for (const newcomer of newcomers) held.push(await newcomer.obtainsAnswer(workspace))
      return held
    })

    await step('both go on at once, in step with each other: each has a user', async () => {
      const together = { times: 2, with: 2 }
      const tokens = okta.faults.inject('token/in-step', together)
      okta.faults.inject('userinfo/in-step', together)
      await Promise.all(newcomers.map(({ agent }, at) => agent.open(answers[at]!.href)))
      demandDelivered('The two sign-ins were not at the same instant', tokens.delivered === 2)
      for (const newcomer of newcomers) {
        const own = await ownAccount(scene, newcomer)
        expectEqual(`the email of ${newcomer.name}'s user`, own?.email, newcomer.email)
      }
    })

    okta.faults.clearAll()
    await twin('one after the other, both are signed in', async () => {
      for (const person of newcomers.map(newcomer => newcomer.inAnotherBrowser())) {
        await person.signsInAtTarget(workspace)
        await person.isSignedInTo(workspace)
      }
    })
  },
)
