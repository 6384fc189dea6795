import { withEmail } from '../harness/account.ts'
import { signInAtOnce } from '../harness/at-once.ts'
import { scenario } from '../harness/scenario.ts'
import { twin } from '../harness/steps.ts'
import { expectEqual, expectThat } from '../harness/verdicts.ts'

scenario(
  'two first sign-ins of one person at the same instant make one user',
  { clauses: ['identity.one-user'] },
  async scene => {
    const { okta, workspace, newPerson, connect, assign, users } = scene
    await connect()
    const newcomer = await newPerson({ firstName: 'Noa', lastName: 'Nguyen' })
    await assign(newcomer)
    const browsers = [newcomer, newcomer.inAnotherBrowser()]

    await signInAtOnce(scene, browsers, {
      title: 'both go on at once, in step with each other: one user',
      async judge() {
        const made = withEmail(await users(), newcomer.email)
        expectEqual('how many users were made', made.length, 1)
        expectEqual('their identities', made[0]?.identities, [
          { issuer: okta.url, subject: newcomer.user.id },
        ])
        for (const { agent } of browsers) {
          expectThat('the target did not fail', agent.status() < 500, await agent.text())
        }
      },
    })

    await twin('one after the other, both are signed in, as that user', async () => {
      for (const person of [newcomer.inAnotherBrowser(), newcomer.inAnotherBrowser()]) {
        await person.signsInAtTarget(workspace)
        await person.isSignedInTo(workspace)
      }
    })
  },
)
