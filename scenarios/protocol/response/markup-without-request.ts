import { countTokenRequests, ownAnswerSignsIn } from '../../harness/answers.ts'
import { expectNothingRun, SCRIPT, SCRIPT_ADDRESS } from '../../harness/markup.ts'
import { scenario } from '../../harness/scenario.ts'
import { given, step } from '../../harness/steps.ts'

scenario(
  'markup in an answer that nobody asked for is shown as text',
  { clauses: ['rfc6749.10.14'] },
  async scene => {
    const { person, workspace, connect, assign, rememberUsers } = scene
    await connect()
    await assign(person)
    await ownAnswerSignsIn(person, workspace)
    const users = await rememberUsers()
    const { origin, pathname } = await given('it is known where Okta sends people back to', () =>
      person.inAnotherBrowser().obtainsAnswer(workspace),
    )
    const tokens = countTokenRequests(scene)

    const answers = {
      'a code and a state': { code: SCRIPT, state: SCRIPT },
      'an error': { error: SCRIPT, error_description: SCRIPT, error_uri: SCRIPT_ADDRESS, state: SCRIPT },
      'an error without a state': { error: SCRIPT, error_description: SCRIPT, error_uri: SCRIPT_ADDRESS },
    }
    for (const [what, parameters] of Object.entries(answers)) {
      await step(`a link brings ${what} there, all of it markup`, async () => {
        await person.agent.open(`${origin}${pathname}?${new URLSearchParams(parameters)}`)
        await expectNothingRun(person.agent)
        await person.isNotSignedInTo(workspace)
      })
    }

    await step('Okta was asked for nothing, and nobody was changed', async () => {
      tokens.expectNone()
      await users.expectUnchanged()
    })
  },
)
