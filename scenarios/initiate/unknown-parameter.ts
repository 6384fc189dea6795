import { follow, initiation } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { step } from '../harness/steps.ts'

scenario(
  'parameters that nobody knows do not hinder a sign-in',
  { clauses: ['oidc-core.4.unknown'] },
  async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)

    await step('with two more parameters, the person is signed in', async () => {
      await person.opensDashboard()
      await follow(person.agent, initiation(scene, { 'okta-tile': 'true', 'https://example.com/x': '1' }))
      await person.isSignedInTo(workspace)
    })
  },
)
