import type { Standing } from './coverage.ts'
import type { Verdict } from './run.ts'

/** What people read for each standing of a clause, and the verdict whose colour and glyph it wears. */
export const standings: Record<Standing, { word: string; like: Verdict }> = {
  holds: { word: 'holds', like: 'passed' },
  warned: { word: 'holds, with a warning', like: 'warning' },
  partly: { word: 'partly checked', like: 'notRun' },
  unchecked: { word: 'not checked', like: 'notRun' },
  uncovered: { word: 'no scenario', like: 'notRun' },
  undecided: { word: 'undecided', like: 'inconclusive' },
  broken: { word: 'doesn’t hold', like: 'failed' },
}
