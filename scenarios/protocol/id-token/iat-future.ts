import { demandAllDelivered, injectAll } from '../../harness/refusal.ts'
import { scenario } from '../../harness/scenario.ts'
import { step, twin } from '../../harness/steps.ts'

scenario(
  'an ID token of tomorrow is treated as the target declares',
  { clauses: ['oidc-core.3.1.3.7.10'], level: 'P' },
  async scene => {
    const { person, workspace, declared, connect, assign, rememberUsers } = scene
    const policy = declared('issuedInFuture')
    await connect()
    await assign(person)
    const users = await rememberUsers()

    await step(`the sign-in is ${policy}`, async () => {
      const injected = await injectAll(scene, ['id-token/iat-future'])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
      if (policy === 'accepted') return person.isSignedInTo(workspace)
      await person.isRefused(workspace)
      await users.expectUnchanged()
    })

    await twin('without the fault, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  },
)
