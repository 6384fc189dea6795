import { demandAllDelivered, type FaultOf, injectAll } from './refusal.ts'
import { scenario } from './scenario.ts'
import type { Scene } from './scene.ts'
import { step, twin } from './steps.ts'
import { expectEqual } from './verdicts.ts'

/**
 * Declares a scenario in which an org's metadata name endpoints elsewhere: nobody is signed in by them, and they are
 * asked only where the target declares that it asks them. `asked` tells what they were asked.
 */
export function mindsEndpointsElsewhere(
  title: string,
  { fault, asked }: { fault: FaultOf; asked: (scene: Scene) => string[] },
): void {
  scenario(title, { clauses: ['oidc-discovery.7.2'], level: 'P' }, async scene => {
    const { okta, target, person, workspace, declared, connect, assign, rememberUsers } = scene
    const policy = declared('endpointsElsewhere')
    await connect()
    await assign(person)
    const users = await rememberUsers()

    await step('the person signs in, and nothing is asked elsewhere unless that is declared', async () => {
      const injected = await injectAll(scene, [fault])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
      if (policy === 'refused') expectEqual('what was asked elsewhere', asked(scene), [])
      await person.isRefused(workspace)
      await users.expectUnchanged()
    })
    okta.faults.clearAll()

    // Where it keeps metadata for as long as it runs.
    await target.startAnew?.()
    await twin('with endpoints of the org itself, the person is signed in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  })
}
