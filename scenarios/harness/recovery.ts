import type { FaultName, RunningOrg } from '../../sim/index.ts'
import type { ClauseId } from '../requirements.ts'
import type { Person } from './person.ts'
import { demandAllDelivered, injectAll } from './refusal.ts'
import { scenario } from './scenario.ts'
import type { Scene } from './scene.ts'
import { step, twin } from './steps.ts'
import { demandDelivered } from './verdicts.ts'

/** Declares a scenario in which one sign-in meets an outage of Okta, `what`, and the next one has to succeed. */
export function recoversFrom(what: string, { title, fault }: { title: string; fault: FaultName }): void {
  scenario(title, { clauses: ['okta.outage', 'guide.step-3.assigned-sign-in'] }, async scene => {
    const { person, workspace, connect, assign } = scene
    await connect()
    await assign(person)

    await step(what, async () => {
      const injected = await injectAll(scene, [fault])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
    })

    await step('once they can be fetched, the same person signs in', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  })
}

/**
 * Rotates Okta's key until one signs that nobody can have fetched. Okta publishes the next one ahead, so a target that
 * never fetches keys again gets over a first rotation.
 */
export async function rotateToUnseenKey({ rotateKeys }: RunningOrg): Promise<void> {
  await rotateKeys()
  await rotateKeys()
}

export interface Rotation {
  clauses: ClauseId[]
  /** What happens to the keys, in the words of the step. */
  what: string
  /** Does it, and signs the person in. */
  signIn(scene: Scene, person: Person): Promise<void>
}

/** Declares a scenario in which Okta's key changes between two sign-ins, or in the middle of the second. */
export function goesOnAfterRotation(title: string, { clauses, what, signIn }: Rotation): void {
  scenario(title, { clauses: [...clauses, 'guide.step-3.assigned-sign-in'] }, async scene => {
    const { person, workspace, wire, connect, assign } = scene
    await connect()
    await assign(person)

    await twin('with the first key, the person signs in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })

    await step(what, async () => {
      const elsewhere = person.inAnotherBrowser()
      await signIn(scene, elsewhere)
      demandDelivered('both sign-ins had an ID token of the same key', new Set(wire.idTokenKeys()).size === 2)
      await elsewhere.isSignedInTo(workspace)
    })
  })
}
