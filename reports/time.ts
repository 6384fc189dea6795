import { z } from 'zod'
import { duration } from './phrases.ts'
import type { Run } from './run.ts'

const milliseconds = z.number().min(0)

/** Where the time of a run's workers went: the parts add up to how long they were all there for it. */
export const timeSchema = z.strictObject({
  /** How many ran scenarios, each from the run's beginning to its end. */
  workers: z.int().min(1),
  /** Chromium acted, and no server owed an answer. */
  browserMs: milliseconds,
  /** The target was asked and hadn't answered, and didn't wait for Okta itself. */
  targetMs: milliseconds,
  /** The same of the simulated Okta. */
  oktaMs: milliseconds,
  /** All the rest: starting, judging, recording, and waiting for the last scenario of another worker. */
  harnessMs: milliseconds,
})

export type Time = z.infer<typeof timeSchema>

/** What the workers of a run spent outside the harness, in milliseconds, and how long the run took. */
export interface Measured {
  workers: number
  wallMs: number
  spent: { browser: number; target: number; okta: number }
}

/** The parts of a run: what wasn't spent elsewhere is the harness's. */
export function timeOf({ workers, wallMs, spent }: Measured): Time {
  const { browser, target, okta } = spent
  return {
    workers,
    browserMs: Math.round(browser),
    targetMs: Math.round(target),
    oktaMs: Math.round(okta),
    harnessMs: Math.max(0, Math.round(workers * wallMs - browser - target - okta)),
  }
}

/** The parts of several runs together; undefined where one doesn't tell its own. */
export function addTimes(times: readonly (Time | undefined)[]): Time | undefined {
  const told = times.filter(time => time !== undefined)
  if (told.length === 0 || told.length < times.length) return undefined
  const sum = (member: keyof Time) => told.reduce((all, time) => all + time[member], 0)
  return {
    workers: sum('workers'),
    browserMs: sum('browserMs'),
    targetMs: sum('targetMs'),
    oktaMs: sum('oktaMs'),
    harnessMs: sum('harnessMs'),
  }
}

/** One part as it is shown. */
export interface Part {
  key: 'browser' | 'target' | 'okta' | 'harness'
  name: string
  ms: number
  /** Whole percents; those of the four parts make 100. */
  percent: number
}

/** The four parts in the order in which they are shown; none where the run doesn't tell them, or took no time. */
export function partsOf({ time, target }: Pick<Run, 'time' | 'target'>): Part[] {
  if (!time) return []
  const parts: Omit<Part, 'percent'>[] = [
    { key: 'browser', name: 'browser', ms: time.browserMs },
    { key: 'target', name: target.name, ms: time.targetMs },
    { key: 'okta', name: 'Okta', ms: time.oktaMs },
    { key: 'harness', name: 'harness', ms: time.harnessMs },
  ]
  const percents = inPercent(parts.map(({ ms }) => ms))
  return percents.length === 0 ? [] : parts.map((part, at) => ({ ...part, percent: percents[at]! }))
}

// Rounded each by itself they may make 99 or 101: those that lost the most get what is missing.
function inPercent(amounts: readonly number[]): number[] {
  const all = amounts.reduce((sum, amount) => sum + amount, 0)
  if (all === 0) return []
  const exact = amounts.map(amount => (amount / all) * 100)
  const missing = 100 - exact.reduce((sum, one) => sum + Math.floor(one), 0)
  const byLoss = exact.map((one, at) => ({ at, loss: one % 1 })).sort((a, b) => b.loss - a.loss)
  const raised = new Set(byLoss.slice(0, missing).map(({ at }) => at))
  return exact.map((one, at) => Math.floor(one) + (raised.has(at) ? 1 : 0))
}

/** `2 workers, 6 min 56 s together`, or `1 worker, 8.2 s`. */
export function workersOf({ workers, browserMs, targetMs, oktaMs, harnessMs }: Time): string {
  const together = duration(browserMs + targetMs + oktaMs + harnessMs)
  return workers === 1 ? `1 worker, ${together}` : `${workers} workers, ${together} together`
}
