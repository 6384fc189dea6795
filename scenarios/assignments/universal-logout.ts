import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectEqual } from '../harness/verdicts.ts'

scenario(
  'Universal Logout ends all sessions of the person at the target, and of nobody else',
  { clauses: ['okta.universal-logout'] },
  async ({ target, okta, person, workspace, connect, assign, newPerson, introduce, needs }) => {
    needs(target.universalLogout, 'take part in Universal Logout')
    await connect()
    const colleague = await newPerson({ firstName: 'Charlie', lastName: 'Chen' })
    await introduce(colleague)
    const elsewhere = person.inAnotherBrowser()

    await twin('the person signs in, in two browsers, and a colleague does', async () => {
      for (const one of [person, colleague]) await assign(one)
      for (const one of [person, elsewhere, colleague]) {
        await one.signsInAtTarget(workspace)
        await one.isSignedInTo(workspace)
      }
    })

    await step(
      "the administrator clears the person's sessions, apps included: the target answers 204",
      async () => {
        const answers = await okta.clearUserSessions(person.user.id, { includeApps: true })
        demandDelivered('Okta asked no app', answers.length === 1)
        expectEqual('the status that the target answers with', answers[0]?.status, 204)
      },
    )

    await step('the person is signed in nowhere any more, at Okta neither', async () => {
      await person.isNotSignedInTo(workspace)
      await elsewhere.isNotSignedInTo(workspace)
      await person.continuesWithOkta(workspace)
      expectEqual('whether Okta asks who it is', await person.agent.offers('Next'), true)
    })

    await step('the colleague still is, and the person can sign in anew', async () => {
      await colleague.isSignedInTo(workspace)
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
    })
  },
)
