import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

scenario(
  'a key that is rotated between code and token is no obstacle',
  { clauses: ['oidc-core.10.1.1.rotation', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await twin('with the first key, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('the key is rotated while the code is on its way', async () => {
      const elsewhere = person.inAnotherBrowser()
      const answer = await elsewhere.obtainsAnswer(workspace)
      await okta.rotateKeys()
      await elsewhere.agent.open(answer.href)
      demandDelivered('both sign-ins had an ID token of the same key', new Set(wire.idTokenKeys()).size === 2)
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
