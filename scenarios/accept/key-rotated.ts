import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { demandDelivered } from '../harness/verdicts.ts'

scenario(
  'after Okta has rotated its key, sign-in goes on',
  { clauses: ['oidc-core.10.1.1.rotation', 'okta.key-rotation', 'guide.step-3.assigned-sign-in'] },
  async ({ okta, person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await twin('with the first key, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step('the next key signs, and the person signs in with it', async () => {
      const elsewhere = person.inAnotherBrowser()
      await okta.rotateKeys()
      await elsewhere.signsInAtTarget(workspace)
      demandDelivered('both sign-ins had an ID token of the same key', new Set(wire.idTokenKeys()).size === 2)
      await elsewhere.isSignedInTo(workspace)
    })
  },
)
