/** How long a scenario took in the last run and in this one, where both can be held against each other. */
export type Timed = { beforeMs: number; nowMs: number }

/** How a run as a whole went against the last one: all that a single scenario is held against. */
export type Pace = {
  /** The median ratio, never below 1. */
  slowdown: number
  /** From which ratio on, beyond the slowdown, a scenario counts as slower. */
  ratio: number
}

/** Fewer say nothing of the run as a whole, and so nothing of any of them. */
const FEWEST_TIMED = 5
/** Where a scenario is so short, its ratio is mostly noise. */
const SHORTEST_MS = 20
/** What is slower is at least so much slower. */
const LEAST = { ratio: 2, ms: 1_000 }
/** Beyond so many standard deviations: of two hundred scenarios, about one by chance. */
const DEVIATIONS = 2.5
/** What the median absolute deviation of a normal distribution has to be multiplied by for the standard deviation. */
const OF_MAD = 1.4826

const isLongEnough = ({ beforeMs }: Timed): boolean => beforeMs >= SHORTEST_MS

/**
 * How a run went as a whole: its median, and how far the single ratios scatter around it, which on a busy machine is
 * far. Null where too few scenarios can be timed.
 */
export function paceOf(all: readonly Timed[]): Pace | null {
  const logs = all.filter(isLongEnough).map(({ beforeMs, nowMs }) => Math.log(Math.max(nowMs, 1) / beforeMs))
  if (logs.length < FEWEST_TIMED) return null
  const middle = median(logs)
  const deviation = OF_MAD * median(logs.map(log => Math.abs(log - middle)))
  return {
    // On a faster machine what waits by the clock takes as long as ever: that makes it no slower.
    slowdown: Math.max(1, Math.round(Math.exp(middle) * 100) / 100),
    ratio: Math.max(LEAST.ratio, Math.exp(DEVIATIONS * deviation)),
  }
}

/** Whether a scenario took longer than the run as a whole lets expect. */
export function isSlower(timed: Timed, { slowdown, ratio }: Pace): boolean {
  const expected = timed.beforeMs * slowdown
  return isLongEnough(timed) && timed.nowMs >= expected * ratio && timed.nowMs - expected >= LEAST.ms
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
