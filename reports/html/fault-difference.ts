import { diffArrays } from 'diff'
import type { Exchange } from '../run.ts'
import { answerLines } from './answer-lines.ts'
import { twinOf } from './twin-exchange.ts'

/** What a fault changed in one part of an answer. */
export type ChangedPart = { part: string; removed: string[]; added: string[] }

/** What faults changed in the answer of an exchange, held against its happy twin; places count from 0. */
export type FaultDifference = { exchange: number; twin: number; parts: ChangedPart[] }

/**
 * Of each exchange with a fault, what in its answer is otherwise than in the same exchange without: lines removed and
 * added, nothing else. An exchange without a twin is left out, and so is one that repeats what an earlier one shows.
 */
export function faultDifferences(exchanges: readonly Exchange[]): FaultDifference[] {
  const seen = new Set<string>()
  return exchanges.flatMap((exchange, at) => {
    const twin = exchange.faults ? twinOf(exchanges, at) : undefined
    if (twin === undefined) return []
    const parts = changedParts(exchanges, at, twin)
    const pair = [at, twin].sort().join()
    const shown = JSON.stringify([exchange.faults, exchange.request.method, parts])
    if (seen.has(shown) || seen.has(pair)) return []
    seen.add(shown).add(pair)
    return [{ exchange: at, twin, parts }]
  })
}

function changedParts(exchanges: readonly Exchange[], at: number, twin: number): ChangedPart[] {
  const about = JSON.stringify(exchanges[at]!.faults)
  const [usual, altered] = [answerLines(exchanges, twin, about), answerLines(exchanges, at, about)]
  // Of an answer that never came, and of a token that isn't there, that alone is said.
  const parts = [...usual.keys()].filter(part => altered.has(part))
  return parts.flatMap(part => {
    const changes = diffArrays(usual.get(part) ?? [], altered.get(part) ?? [])
    const removed = changes.filter(change => change.removed).flatMap(({ value }) => value)
    const added = changes.filter(change => change.added).flatMap(({ value }) => value)
    return removed.length + added.length > 0 ? [{ part, removed, added }] : []
  })
}
