import { follow, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a login_hint is passed on to Okta, to the letter',
  { clauses: ['oidc-core.4.login-hint'], level: 'S' },
  async scene => {
    const { person, workspace, wire, connect, assign } = scene
    await connect()
    await assign(person)
    await person.opensDashboard()

    for (const hint of [person.email, 'robin+okta@exämple.test', '"Robin & Co." <00u1?x=#%41>']) {
      await step(`with ${hint}: signed in, and Okta was told`, async () => {
        await follow(person.agent, initiation(scene, { login_hint: hint }))
        await person.isSignedInTo(workspace)
        expectEqual(
          'the login_hint of the authorization request',
          wire.authorizationRequests().at(-1)?.get('login_hint'),
          hint,
        )
      })
    }

    await step('without one, none is sent', async () => {
      await follow(person.agent, initiation(scene))
      expectEqual(
        'the login_hint of the authorization request',
        wire.authorizationRequests().at(-1)?.get('login_hint'),
        null,
      )
    })
  },
)
