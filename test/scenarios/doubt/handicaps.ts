import { scenarioIds } from '../../../scenarios/harness/catalogue.ts'
import type { Platform } from '../../../scenarios/harness/scene.ts'
import { loadScenarios } from '../../defects/prove/catalogue.ts'
import { type Trial, tryScenario, withAlpacon } from '../../defects/prove/trial.ts'

/** What keeps the harness from seeing or doing something. `used` is told whenever a scenario needed just that. */
export type Handicap = (platform: Platform, used: () => void) => Platform

/** What came of a scenario under a handicap. */
export interface Handicapped extends Trial {
  /** How often the scenario needed what was missing. */
  used: number
}

/** Every fifth scenario; with OIN_SIM_DOUBT=all every one, which takes a minute and more for each handicap. */
export const doubted = (): string[] =>
  scenarioIds().filter((_, at) => process.env.OIN_SIM_DOUBT === 'all' || at % 5 === 0)

/** Runs scenarios at the reference under a handicap. */
export async function runWith(handicap: Handicap): Promise<Handicapped[]> {
  const scenarios = await loadScenarios(doubted())
  return withAlpacon({ parts: () => ({}) }, async platform => {
    const trials: Handicapped[] = []
    for (const scenario of scenarios) {
      let used = 0
      const hampered = handicap(platform, () => {
        used += 1
      })
      trials.push({ ...(await tryScenario(scenario, hampered)), used })
    }
    return trials
  })
}

/** Every fault is put in force and taken back at once: none strikes. */
export const faultsNeverStrike: Handicap = ({ okta, ...rest }, used) => ({
  ...rest,
  okta: {
    ...okta,
    async createOrg(options) {
      const org = await okta.createOrg(options)
      const inject: typeof org.faults.inject = (...asked) => {
        used()
        const fault = org.faults.inject(...asked)
        fault.clear()
        return fault
      }
      // Inherits what the org looks up anew each time, such as its model.
      return Object.assign(Object.create(org), { faults: { ...org.faults, inject } })
    },
  },
})

/** The target never says that anybody is signed in. */
export const sessionsUnseen: Handicap = ({ target, ...rest }, used) => ({
  ...rest,
  target: {
    ...target,
    steps: {
      ...target.steps,
      async whoIsSignedIn() {
        used()
        return undefined
      },
    },
  },
})

/** The target lists a workspace's users as they were when it was first asked. */
export const usersFrozen: Handicap = ({ target, ...rest }, used) => {
  const seen = new Map<string, ReturnType<NonNullable<typeof target.users>>>()
  return {
    ...rest,
    target: {
      ...target,
      users(workspace) {
        used()
        const known = seen.get(workspace.name) ?? target.users!(workspace)
        seen.set(workspace.name, known)
        return known
      },
    },
  }
}

/** Nothing that goes over the wire is recorded. */
export const wireUnseen: Handicap = ({ okta, ...rest }, used) => ({
  ...rest,
  okta: {
    ...okta,
    exchanges: {
      ...okta.exchanges,
      list() {
        used()
        return []
      },
    },
  },
})
