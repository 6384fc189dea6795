import { fuzz } from './fuzz.ts'
import { isolation } from './isolation.ts'
import { kills } from './kills.ts'
import { load } from './load.ts'
import { memory } from './memory.ts'
import { millionEvents } from './million-events.ts'

/** What a stress test is asked for. */
export interface StressOptions {
  /** How much: requests, kills, seconds; the test says which. */
  amount: number
  /** Begins its random numbers. */
  seed: number
  /** To be told how many of the amount are done. */
  progress(done: number): void
}

/** What came of it. */
export interface Outcome {
  /** What was tried and measured, to be printed: `{ 'requests tried': 100_000 }`. */
  figures: Record<string, number | string>
  /** What did not hold, one sentence each, with how to see it again. Empty where all held. */
  broken: string[]
}

/** A test that can be run with little, as `npm test` does, or with much. */
export interface Stress {
  name: string
  /** What it does, in a few words. */
  what: string
  /** What the amount counts. */
  unit: string
  /** The amount of the long form. */
  amount: number
  run(options: StressOptions): Promise<Outcome>
}

/** Every stress test there is. */
export const STRESSES: Stress[] = [load, isolation, memory, millionEvents, kills, fuzz]
