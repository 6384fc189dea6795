import { follow, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step, twin } from '../harness/steps.ts'
import { expectEqual } from '../harness/verdicts.ts'

scenario(
  'a sign-in at an issuer that nobody connected is refused, and the issuer is not asked anything',
  { clauses: ['oidc-core.4.iss'] },
  async scene => {
    const { okta, person, workspace, wire, connect, assign, rememberUsers } = scene
    await connect()
    await assign(person)
    const users = await rememberUsers()

    const issuers = {
      'a stranger': okta.strangerUrl,
      'an issuer that begins as the right one': `${okta.url}.example`,
      'the right one with a slash': `${okta.url}/`,
    }
    for (const [whose, iss] of Object.entries(issuers)) {
      await step(`the iss is that of ${whose}: refused`, async () => {
        await follow(person.agent, initiation(scene, { iss }))
        await person.isRefused(workspace)
        expectEqual('what the stranger was asked', wire.askedOfStranger(), [])
        expectEqual('authorization requests that were sent', wire.authorizationRequests().length, 0)
        await users.expectUnchanged()
      })
    }

    await twin('with the iss of the org, the person is signed in', async () => {
      await person.opensDashboard()
      await follow(person.agent, initiation(scene))
      await person.isSignedInTo(workspace)
    })
  },
)
