import type { Person } from './person.ts'
import { asksForTokens, demandAllDelivered, type FaultOf, injectAll } from './refusal.ts'
import { scenario } from './scenario.ts'
import type { Scene } from './scene.ts'
import { step, twin } from './steps.ts'
import { expectThat } from './verdicts.ts'

// For what else a sign-in takes, and for a machine that is busy.
const FURTHER_SECONDS = 3

export interface Wait {
  fault: FaultOf
  /** How often the target may have asked for tokens when it gives up. */
  asks: 0 | 1
  /** How it may end; without it, nobody is signed in, and the person is told. */
  end?: (scene: Scene, person: Person) => Promise<void>
}

const refused: NonNullable<Wait['end']> = ({ workspace }, person) => person.isRefused(workspace)

/**
 * Declares a scenario in which an endpoint of Okta gives no answer: the wait ends as the target declares. Its happy
 * twin is the same sign-in with an answer.
 */
export function waitsAsDeclared(title: string, { fault, asks, end = refused }: Wait): void {
  scenario(title, { clauses: ['target.patience'], level: 'P' }, async scene => {
    const { okta, person, workspace, declared, connect, assign, rememberUsers } = scene
    const patience = declared('patienceSeconds')
    await connect()
    await assign(person)
    const users = await rememberUsers()

    await step(`after ${patience} s the target gives up, and does not ask again`, async () => {
      const injected = await injectAll(scene, [fault])
      const began = performance.now()
      await person.signsInAtTarget(workspace)
      const seconds = (performance.now() - began) / 1000
      demandAllDelivered(scene, injected)
      const expected = `the target waits for ${patience} s at most`
      expectThat(expected, seconds < patience + FURTHER_SECONDS, `an answer after ${seconds.toFixed(1)} s`)
      await end(scene, person)
      await users.expectUnchanged()
      asksForTokens(asks)(scene)
    })
    okta.faults.clearAll()

    await twin('where Okta answers, the person is signed in', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
    })
  })
}
