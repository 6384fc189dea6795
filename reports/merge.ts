import { inClauseOrder } from './order.ts'
import { duration } from './phrases.ts'
import { type Run, unknownTarget } from './run.ts'
import { addTimes } from './time.ts'
import type { AppliedWaiver } from './waivers.ts'

/** Runs that don't make one; the message says which don't fit, and what to do. */
export class MergeError extends Error {
  override name = 'MergeError'
}

/**
 * The shards of a run as the one run that they are: every scenario with its verdict, in the same order. Where one broke
 * off, so did the whole. A shard that was empty has no target of its own, and takes that of the others. Throws MergeError
 * where they are of different targets or versions, where one is missing, or has a scenario of another.
 */
export function mergeRuns(runs: readonly Run[]): Run {
  // One that knows its target, where there is one: the clauses are in its words.
  const first = runs.find(knowsTarget) ?? runs[0]
  if (!first) throw new MergeError('There is no run to merge.')
  for (const other of runs) demandAlike(first, other)
  demandComplete(runs)
  demandOnce(runs)
  const began = Math.min(...runs.map(({ startedAt }) => Date.parse(startedAt)))
  const together = runs.reduce((sum, { durationMs }) => sum + durationMs, 0)
  const { shard: _, broken: _its, time: _own, ...rest } = first
  const time = addTimes(runs.map(run => run.time))
  const broken = runs.flatMap(brokenByShard)
  const { Shard: _one, ...environment } = first.environment
  return {
    ...rest,
    startedAt: new Date(began).toISOString(),
    durationMs: Math.max(...runs.map(({ durationMs }) => durationMs)),
    ...(time && { time }),
    environment: {
      ...environment,
      ...(runs.length > 1 && { Shards: `${runs.length}, ${duration(together)} together` }),
    },
    scenarios: inClauseOrder(
      runs.flatMap(({ scenarios }) => scenarios),
      first.clauses,
    ),
    ...(broken.length > 0 && { broken }),
    ...(first.waivers && { waivers: mergeWaivers(runs) }),
  }
}

const knowsTarget = ({ target: { name, url } }: Run): boolean =>
  name !== unknownTarget.name || url !== unknownTarget.url

function demandAlike(first: Run, other: Run): void {
  const facts: [string, string, string][] = [
    ['targets', first.target.name, knowsTarget(other) ? other.target.name : first.target.name],
    ['versions of the tool', first.tool.version, other.tool.version],
    ['profiles', first.environment.Profile ?? '', other.environment.Profile ?? ''],
    ['filters', first.filter ?? '', other.filter ?? ''],
  ]
  for (const [what, one, another] of facts) {
    if (one !== another) {
      throw new MergeError(
        `These runs are of different ${what}, "${one}" and "${another}". Merge the shards of one run.`,
      )
    }
  }
}

function demandComplete(runs: readonly Run[]): void {
  const sharded = runs.flatMap(({ shard }) => (shard ? [shard] : []))
  if (sharded.length === 0) return
  const total = sharded[0]!.total
  if (sharded.length !== runs.length || sharded.some(shard => shard.total !== total)) {
    throw new MergeError('These runs were not sharded alike. Merge the shards of one run.')
  }
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter(
    index => !sharded.some(shard => shard.index === index),
  )
  if (missing.length > 0) {
    const names = missing.map(index => `${index}/${total}`).join(', ')
    throw new MergeError(
      `The run isn't whole: shard ${names} is missing. Give its folder too, or run it again.`,
    )
  }
}

function demandOnce(runs: readonly Run[]): void {
  const seen = new Set<string>()
  for (const { id } of runs.flatMap(({ scenarios }) => scenarios)) {
    if (seen.has(id)) {
      throw new MergeError(`The scenario ${id} is in two of these runs. Give each shard once.`)
    }
    seen.add(id)
  }
}

const brokenByShard = ({ shard, broken = [] }: Run): string[] =>
  shard ? broken.map(sentence => `Shard ${shard.index}/${shard.total}: ${sentence}`) : broken

// The shard that has the scenario knows.
function mergeWaivers(runs: readonly Run[]): AppliedWaiver[] {
  const all = runs.flatMap(({ waivers = [] }) => waivers)
  const judged = new Map(all.map(waiver => [waiver.scenario, waiver]))
  for (const waiver of all) if (waiver.state !== 'not judged') judged.set(waiver.scenario, waiver)
  return [...judged.values()]
}
