import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { demandDelivered, expectEqual } from '../../harness/verdicts.ts'

const AN_HOUR_MS = 60 * 60 * 1000

scenario(
  'Continue with Okta is missing while set-up is finishing: it is there once that is done',
  { clauses: ['guide.troubleshooting.continue-with-okta-missing'], agent: 'browser' },
  async ({ person, workspace, target, connect, connections, setConnectionDelay, assign }) => {
    await setConnectionDelay(AN_HOUR_MS)
    await connect()
    await assign(person)

    await step(
      'symptom: the connection is made but not ready, and Continue with Okta is missing',
      async () => {
        const [connection] = await connections()
        demandDelivered('the connection was ready at once', connection?.isReady === false)
        await target.steps.openSignIn(person.agent, workspace)
        expectEqual(
          'whether Continue with Okta is offered',
          await target.steps.offersOkta(person.agent),
          false,
        )
      },
    )

    await step('remedy: wait until set-up has finished, and reload', async () => {
      await setConnectionDelay(0)
      await person.agent.reload()
    })

    await step('gone: Continue with Okta is there, and signs the person in', async () => {
      expectEqual('whether Continue with Okta is offered', await target.steps.offersOkta(person.agent), true)
      await target.steps.continueWithOkta(person.agent)
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
    })
  },
)
