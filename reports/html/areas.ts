import { bySection, type ClauseCoverage, type Counts, countVerdicts, type Standing } from '../coverage.ts'
import { counted } from '../phrases.ts'
import type { Run, Scenario, Verdict } from '../run.ts'
import { allVerdicts, shutsGate, verdicts } from '../verdicts.ts'

/** The clauses under one heading, and where they stand together. */
export type Area = {
  name: string
  /** Part of addresses: `signing-in`. No two areas of a run have the same. */
  slug: string
  rows: ClauseCoverage[]
  /** Those that judge any of its clauses, each once. */
  scenarios: Scenario[]
  counts: Counts
  /** In words, with the verdict whose colour and glyph it wears. */
  standing: { word: string; like: Verdict }
}

/** Every area of a run in its order. */
export function areasOf(clauses: readonly ClauseCoverage[]): Area[] {
  // The filter's word for every area.
  const taken = new Set(['all'])
  return bySection(clauses).map(({ section, rows }) => {
    const scenarios = [...new Set(rows.flatMap(row => row.scenarios))]
    return {
      name: section,
      slug: newSlug(section, taken),
      rows,
      scenarios,
      counts: countVerdicts(scenarios),
      standing: standing(rows),
    }
  })
}

/** From so many scenarios on, a reader wants the areas first and unfolds what matters. */
export const isLong = ({ scenarios }: Run): boolean => scenarios.length > 40

/** Whether an area has something that fails the gate. */
export const isBroken = ({ scenarios }: Pick<Area, 'scenarios'>): boolean =>
  scenarios.some(({ verdict }) => shutsGate(verdict))

/** How many came to each verdict, those that nobody got left out: `3 passed, 1 failed`. */
export const tally = (counts: Counts): string =>
  allVerdicts
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => `${counts[verdict]} ${verdicts[verdict].word}`)
    .join(', ')

function standing(rows: readonly ClauseCoverage[]): Area['standing'] {
  const number = (...standings: Standing[]) => rows.filter(row => standings.includes(row.standing)).length
  const of = (n: number) => (n === rows.length ? (n === 1 ? '' : 'all ') : `${n} of ${rows.length} `)
  const broken = number('broken')
  if (broken > 0) return { word: `${of(broken)}${broken === 1 ? 'doesn’t' : 'don’t'} hold`, like: 'failed' }
  const undecided = number('undecided')
  if (undecided > 0) return { word: `${of(undecided)}undecided`, like: 'inconclusive' }
  const gaps = number('uncovered', 'unchecked', 'partly')
  if (number('uncovered', 'unchecked') === rows.length) return { word: 'not checked', like: 'notRun' }
  if (gaps > 0) return { word: `holds, with ${counted(gaps, 'gap')}`, like: 'notRun' }
  return number('warned') > 0
    ? { word: 'holds, with a warning', like: 'warning' }
    : { word: 'holds', like: 'passed' }
}

function newSlug(name: string, taken: Set<string>): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'area'
  let slug = plain
  for (let n = 2; taken.has(slug); n += 1) slug = `${plain}-${n}`
  taken.add(slug)
  return slug
}
