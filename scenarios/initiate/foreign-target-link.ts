import { expectNeverLedAway } from '../harness/foreign-links.ts'
import { follow, initiation, originsOf } from '../harness/initiation.ts'
import { scenario } from '../harness/scenario.ts'
import { twin } from '../harness/steps.ts'

scenario(
  'a target_link_uri never leads away from the target',
  { clauses: ['oidc-core.4.target-link-uri'] },
  async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)
    await person.opensDashboard()
    const open = (uri: string) => follow(person.agent, initiation(scene, { target_link_uri: uri }))

    const known = await twin('with one within the workspace, it ends there', async () => {
      await open(`${workspace.url}/`)
      await person.isSignedInTo(workspace)
      return originsOf(person.agent)
    })

    await expectNeverLedAway(scene, known, open)
  },
)
