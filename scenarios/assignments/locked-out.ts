import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

// Okta's default password policy.
const ATTEMPTS_BEFORE_LOCKOUT = 10

scenario(
  'who is locked out at Okta cannot sign in even with the right password, and is back when unlocked',
  { clauses: ['okta.lifecycle.locked-out', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, person, workspace, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)

    await twin('before, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    const users = await rememberUsers()
    const elsewhere = person.inAnotherBrowser()

    await step('the tenth wrong password in a row locks the account', async () => {
      await elsewhere.continuesWithOkta(workspace)
      for (let attempt = 1; attempt <= ATTEMPTS_BEFORE_LOCKOUT; attempt += 1) {
        await elsewhere.signsInToOkta(`Wrong-${attempt}`)
        await elsewhere.isKeptAtOkta(workspace, 'Unable to sign in')
      }
      const { status } = okta.model.users.get(person.user.id)
      demandDelivered(`the account is ${status}, not locked`, status === 'LOCKED_OUT')
    })

    await step('the right password is refused as well', async () => {
      await elsewhere.signsInToOkta()
      await elsewhere.isKeptAtOkta(workspace, 'Unable to sign in')
    })

    await step('unlocked by an administrator, the same sign-in goes on, as the same user', async () => {
      okta.model.users.unlock(person.user)
      await elsewhere.signsInToOkta()
      await elsewhere.isSignedInTo(workspace)
      await users.expectUnchanged()
    })
  },
)
