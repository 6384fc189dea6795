import { type ClauseCoverage, type Counts, countVerdicts, coverage, type Standing } from './coverage.ts'
import { counted, listed } from './phrases.ts'
import type { Run } from './run.ts'
import { allVerdicts, shutsGate, verdicts } from './verdicts.ts'
import { unneeded } from './waivers.ts'

/** What a run came to. Every output is written from this, so that no two of them can disagree. */
export type Summary = {
  gate: 'passed' | 'failed'
  /** The decision in a line: "2 clauses don't hold". */
  headline: string
  /** What the gate's state rests on, in one or two sentences. */
  why: string
  counts: Counts
  /** Whether every clause has been checked in full. */
  complete: boolean
  clauses: ClauseCoverage[]
}

/**
 * Decides the gate. Failed, inconclusive and error fail it, and so do a run that broke off, whose other scenarios nobody
 * knows anything of, and one in which nothing passed: a run that shows nothing must not read as a success.
 */
export function summarize(run: Run): Summary {
  const counts = countVerdicts(run.scenarios)
  const clauses = coverage(run)
  const shut = allVerdicts.some(verdict => shutsGate(verdict) && counts[verdict] > 0)
  // A part may well have nothing that can be run; the whole may not.
  const showsSomething = counts.passed > 0 || run.shard !== undefined
  const isOpen = !shut && !run.broken && showsSomething && unneeded(run).length === 0
  const gate = isOpen ? 'passed' : 'failed'
  return {
    gate,
    headline: gate === 'passed' ? goodNews(run, clauses) : badNews(run, counts, clauses),
    why: why(run, counts, clauses),
    counts,
    complete: gaps(clauses) === 0 && !run.broken,
    clauses,
  }
}

const inStanding = (clauses: readonly ClauseCoverage[], ...standings: Standing[]): number =>
  clauses.filter(({ standing }) => standings.includes(standing)).length

const gaps = (clauses: readonly ClauseCoverage[]): number =>
  inStanding(clauses, 'uncovered', 'unchecked', 'partly')

function goodNews(run: Run, clauses: readonly ClauseCoverage[]): string {
  if (run.scenarios.length === 0) return 'Nothing was left for this shard'
  return `${run.target.name}’s integration holds${gaps(clauses) > 0 ? ', as far as it was checked' : ''}`
}

function badNews(run: Run, counts: Counts, clauses: readonly ClauseCoverage[]): string {
  const broken = inStanding(clauses, 'broken')
  const undecided = inStanding(clauses, 'undecided')
  if (broken > 0) {
    const rest = run.broken
      ? ', and the run broke off'
      : undecided > 0
        ? `, ${undecided} couldn’t be decided`
        : ''
    return `${counted(broken, 'clause')} ${broken === 1 ? 'doesn’t' : 'don’t'} hold${rest}`
  }
  if (run.broken) return 'The run broke off'
  if (undecided > 0) return `${counted(undecided, 'clause')} couldn’t be decided`
  // What is left has no clause, or hasn't passed.
  if (counts.failed > 0) return `${counted(counts.failed, 'scenario')} failed`
  if (counts.inconclusive + counts.error > 0) return 'Not every scenario could be decided'
  if (run.scenarios.length === 0) return 'Nothing was run'
  const useless = unneeded(run).length
  if (useless === 0 || counts.passed === 0) return 'Nothing was shown to hold'
  return useless === 1 ? 'A waiver is no longer needed' : `${useless} waivers are no longer needed`
}

function why(run: Run, counts: Counts, clauses: readonly ClauseCoverage[]): string {
  const { broken = [] } = run
  const total = run.scenarios.length
  if (total === 0) {
    if (broken.length > 0) return broken.join(' ')
    return run.shard
      ? 'There are more shards than scenarios. Take fewer shards.'
      : 'The run has no scenario, and an empty run shows nothing.'
  }
  const sentences = [
    ...broken,
    counts.passed === total
      ? total === 1
        ? 'The one scenario passed.'
        : `All ${total} scenarios passed.`
      : `Of ${counted(total, 'scenario')}, ${listed(tally(counts))}.`,
  ]
  if (counts.passed === 0 && !allVerdicts.some(verdict => shutsGate(verdict) && counts[verdict] > 0)) {
    sentences.push('A run in which nothing passed shows nothing.')
  }
  for (const { scenario, owner } of unneeded(run)) {
    sentences.push(`${scenario} holds: delete its waiver by ${owner}.`)
  }
  const open = gaps(clauses)
  if (open > 0) {
    sentences.push(
      `${open} of ${counted(clauses.length, 'clause')} ${open === 1 ? 'was' : 'were'} not fully checked.`,
    )
  }
  return sentences.join(' ')
}

/** Worst first, since that is what decides. */
function tally(counts: Counts): string[] {
  const order = [...allVerdicts].sort((a, b) => Number(shutsGate(b)) - Number(shutsGate(a)))
  return order
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => {
      const { one, many } = verdicts[verdict].clause
      return `${counts[verdict]} ${counts[verdict] === 1 ? one : many}`
    })
}
