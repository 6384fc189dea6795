import type { AgentKind } from './agent.ts'
import type { Scene } from './scene.ts'

export type Level = 'M' | 'S' | 'P'

/** A scenario as its file declares it. */
export interface DeclaredScenario {
  title: string
  clauses: string[]
  /** The level that is in force, by the profile. */
  level: Level
  /** How people act in it, where nobody says otherwise. */
  agent: AgentKind
  act(scene: Scene): Promise<void>
}

type Taker = (declared: DeclaredScenario) => void

let taker: Taker | undefined

/** Sends what scenario files declare from now on to `take`, in place of Playwright Test. */
export function collectScenarios(take: Taker): void {
  taker = take
}

/** Who takes scenarios; undefined where it is Playwright Test. */
export const scenarioTaker = (): Taker | undefined => taker
