import { mendOf } from './consequences.ts'
import { type Comparison, comparedWith, type Difference, groups } from './difference.ts'
import { counted, duration, moment, onOneLine } from './phrases.ts'
import type { Clause, Run, Scenario } from './run.ts'
import { standings } from './standings.ts'
import type { Summary } from './summary.ts'
import { allVerdicts, shutsGate, verdicts } from './verdicts.ts'

/** The run for a CI job's summary: `summary.md`, the decision first, then what broke, then every clause. */
export function markdown(run: Run, summary: Summary, changes?: Difference): string {
  const { gate, headline, why, counts } = summary
  const parts = [
    `## ${gate === 'passed' ? '✅ Gate passed' : '❌ Gate failed'}: ${literal(headline)}`,
    literal(why),
    table(
      allVerdicts.map(verdict => verdicts[verdict].word),
      [allVerdicts.map(verdict => String(counts[verdict]))],
    ),
    `${literal(run.target.name)} at ${literal(run.target.url)}, ${moment(run.startedAt)}, took ${duration(run.durationMs)}. ${literal(run.tool.name)} ${literal(run.tool.version)}.`,
    ...failures(run),
    ...waivers(run),
    ...sinceLastRun(changes),
    ...clauses(summary),
  ]
  return `${parts.join('\n\n')}\n`
}

function waivers({ waivers: all = [] }: Run): string[] {
  const cells = all.map(({ scenario, owner, until, reason, state }) =>
    [scenario, state, owner, until, reason].map(literal),
  )
  return all.length === 0
    ? []
    : ['### Waivers', table(['Scenario', 'State', 'Owner', 'Until', 'Reason'], cells)]
}

function failures(run: Run): string[] {
  const failed = run.scenarios.filter(({ verdict }) => shutsGate(verdict))
  return failed.length === 0
    ? []
    : ['### What fails the gate', ...failed.map(scenario => failure(scenario, run.clauses))]
}

function failure(scenario: Scenario, clauses: readonly Clause[]): string {
  const mend = mendOf(scenario, clauses)
  const { word, glyph } = verdicts[scenario.verdict]
  return [
    `**${literal(glyph)} ${word}: ${literal(scenario.title)}** (${literal(scenario.id)})`,
    scenario.reason && literal(scenario.reason),
    scenario.expected && `Expected: ${literal(scenario.expected)}`,
    scenario.received && `Received: ${literal(scenario.received)}`,
    mend && `Mend: ${literal(mend)}`,
    codeBlock(scenario.repro),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function sinceLastRun(changes: Difference | undefined): string[] {
  if (!changes) return []
  const heading = '### Since the last run'
  return 'notCompared' in changes
    ? [heading, `Not compared: ${literal(changes.notCompared)}`]
    : [heading, ...compared(changes)]
}

function compared(changes: Comparison): string[] {
  const rows = groups(changes).flatMap(({ word, entries }) =>
    entries.map(({ id, what }) => [word, literal(id), literal(what)]),
  )
  return [
    comparedWith(changes).map(literal).join(' '),
    rows.length === 0 ? 'No scenario changed.' : table(['Change', 'Scenario', 'How'], rows),
  ]
}

function clauses({ clauses: rows }: Summary): string[] {
  if (rows.length === 0) return []
  const cells = rows.map(({ clause, scenarios, standing }) => [
    literal(clause.section),
    clause.url ? `[${literal(clause.text)}](<${encodeURI(clause.url)}>)` : literal(clause.text),
    standings[standing].word,
    String(scenarios.length),
  ])
  return [
    `### ${counted(rows.length, 'clause')}`,
    table(['Section', 'Clause', 'Standing', 'Scenarios'], cells),
  ]
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** Text that Markdown shows as it stands: on one line, nothing in it marks up, links or opens a block. */
const literal = (text: string): string =>
  onOneLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^(\d*)([-+#=.)])(?=[\s#=-]|$)/, '$1\\$2')
    .replaceAll('://', '\\://')

/** A fence longer than any run of backticks inside, so that the text can't end the block. */
function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}sh\n${text}\n${fence}`
}
