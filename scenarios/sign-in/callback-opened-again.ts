import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

scenario(
  "Okta's answer counts once: opened again it signs nobody in and breaks nothing",
  { clauses: ['sign-in.answer-once'] },
  async ({ person, workspace, wire, connect, assign, rememberUsers }) => {
    await connect()
    await assign(person)
    const thief = person.inAnotherBrowser()
    let answer: URL | undefined

    await twin("the first time, Okta's answer signs the person in", async () => {
      answer = await person.obtainsAnswer(workspace)
      await person.agent.open(answer.href)
      await person.isSignedInTo(workspace)
      demandDelivered('Okta sent no code', wire.authorizationAnswers().at(-1)?.get('code') !== undefined)
    })

    const users = await rememberUsers()

    await step('opened again in the same browser, it breaks nothing, and the session goes on', async () => {
      await person.agent.open(answer!.href)
      expectThat('the page is no failure', person.agent.status() < 500, String(person.agent.status()))
      await person.agent.open(workspace.url)
      await person.isSignedInTo(workspace)
    })

    await step('opened in another browser, as by somebody who listened, it signs nobody in', async () => {
      await thief.agent.open(answer!.href)
      await thief.isRefused(workspace)
      await users.expectUnchanged()
    })
  },
)
