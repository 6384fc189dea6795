import { ownAccount } from '../harness/account.ts'
import { signInAtOnce } from '../harness/at-once.ts'
import { scenario } from '../harness/scenario.ts'
import { twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'two newcomers who sign in at the same instant each have a user afterwards',
  { clauses: ['guide.step-3.created-on-first-sign-in'] },
  async scene => {
    const { workspace, newPerson, connect, assign } = scene
    await connect()
    const newcomers = [
      await newPerson({ firstName: 'Noa', lastName: 'Nguyen' }),
      await newPerson({ firstName: 'Max', lastName: 'Moreau' }),
    ]
    for (const newcomer of newcomers) await assign(newcomer)

    await signInAtOnce(scene, newcomers, {
      title: 'both go on at once, in step with each other: each has a user',
      async judge() {
        for (const newcomer of newcomers) {
          const own = await ownAccount(scene, newcomer)
          expectEqual(`the email of ${newcomer.name}'s user`, own?.email, newcomer.email)
        }
      },
    })

    await twin('one after the other, both are signed in', async () => {
      for (const person of newcomers.map(newcomer => newcomer.inAnotherBrowser())) {
        await person.signsInAtTarget(workspace)
        await person.isSignedInTo(workspace)
      }
    })
  },
)
