import { styleText } from 'node:util'
import { mendOf } from './consequences.ts'
import type { Difference } from './difference.ts'
import { duration, onOneLine } from './phrases.ts'
import type { Run, Scenario, Verdict } from './run.ts'
import { summarize } from './summary.ts'
import { partsOf, workersOf } from './time.ts'
import { allVerdicts, shutsGate, verdicts } from './verdicts.ts'

/** What the text is made for. Lines are cut to the width only on a terminal: a log file keeps them whole. */
export type Screen = { isTTY: boolean; width: number; colors: boolean }

type Style = Parameters<typeof styleText>[0]

const styles: Record<Verdict, Style> = {
  passed: 'green',
  failed: 'red',
  warning: 'yellow',
  inconclusive: 'magenta',
  error: 'red',
  notRun: 'gray',
  waived: 'cyan',
}

// The caller has already decided about colours; without this, newer Nodes would ask stdout again.
const paint = (style: Style, text: string, { colors }: Screen): string =>
  colors ? styleText(style, text, { validateStream: false }) : text

const wordWidth = Math.max(...allVerdicts.map(verdict => verdicts[verdict].word.length))

/** One scenario on one line: glyph, word, title, time, and its id where there is room for it. */
export function scenarioLine(scenario: Scenario, screen: Screen): string {
  const { glyph, word } = verdicts[scenario.verdict]
  const mark = `${glyph} ${word.padEnd(wordWidth)}`
  // A narrow screen's columns belong to the title.
  const roomy = !screen.isTTY || screen.width >= 80
  const time = roomy ? `${duration(scenario.durationMs).padStart(8)}  ` : ''
  const room = screen.isTTY ? screen.width - mark.length - time.length - 2 : Number.POSITIVE_INFINITY
  const title = cut(onOneLine(scenario.title), room)
  const id = onOneLine(scenario.id)
  const fits = room - title.length - 2 >= id.length
  return [
    paint(styles[scenario.verdict], mark, screen),
    `${paint('gray', time, screen)}${title}${fits ? `  ${paint('gray', id, screen)}` : ''}`,
  ].join('  ')
}

/** A scenario that fails the gate, told before its line's turn has come: its line still follows in its place. */
export function earlyWord(scenario: Scenario, screen: Screen): string {
  const { glyph, word } = verdicts[scenario.verdict]
  const text = `${glyph} already ${word}: ${onOneLine(scenario.id)}`
  return paint(styles[scenario.verdict], screen.isTTY ? cut(text, screen.width - 1) : text, screen)
}

/** How far a run has come, for the last line of a terminal. */
export function progress(done: number, all: number, screen: Screen): string {
  return paint('gray', cut(`… ${done} of ${all} done`, screen.width - 1), screen)
}

/**
 * What a run ends with: each scenario that fails the gate once more, with all it takes to go on from there, then why the
 * run broke off, where it did, waivers and warnings by name, where the time went, then the three numbers on a last line of
 * their own.
 * `page`: the written report, to which the failures point; `changes`: what is new since the last run.
 */
export function failures(run: Run, screen: Screen, page = 'index.html', changes?: Difference): string {
  const failed = run.scenarios.filter(({ verdict }) => shutsGate(verdict))
  const warned = run.scenarios.filter(({ verdict }) => verdict === 'warning')
  const { gate, why, counts } = summarize(run)
  const lines = failed.flatMap(scenario => [...failure(scenario, run, screen, page), ''])
  for (const sentence of run.broken ?? []) {
    lines.push(paint('red', `${verdicts.error.glyph} the run broke off: ${onOneLine(sentence)}`, screen))
  }
  if (gate === 'failed' && failed.length === 0 && !run.broken)
    lines.push(paint('red', `The gate failed. ${why}`, screen))
  for (const { scenario, owner, until, state } of run.waivers ?? []) {
    const text = `~ waiver ${state}: ${onOneLine(scenario)}, by ${onOneLine(owner)} until ${until}`
    lines.push(paint(state === 'in force' || state === 'not judged' ? 'cyan' : 'red', text, screen))
  }
  if (warned.length > 0) {
    const names = warned.map(({ id }) => onOneLine(id)).join(', ')
    lines.push(paint('yellow', `! ${warned.length} of the passed with a warning: ${names}`, screen))
  }
  return [...lines, ...sinceLastRun(changes, screen), ...timeLine(run, screen), lastLine(counts)].join('\n')
}

function timeLine(run: Run, screen: Screen): string[] {
  const parts = partsOf(run)
  if (!run.time || parts.length === 0) return []
  const shares = parts.map(({ name, percent }) => `${percent} % ${onOneLine(name)}`).join(', ')
  return [paint('gray', `${duration(run.durationMs)} (${workersOf(run.time)}): ${shares}`, screen)]
}

/** So many ids are told on the line of a change; the report has the others. */
const namedAtOnce = 3

function sinceLastRun(changes: Difference | undefined, screen: Screen): string[] {
  if (!changes) return []
  if ('notCompared' in changes) {
    return [paint('gray', `Not compared with the last run: ${onOneLine(changes.notCompared)}`, screen)]
  }
  const told: [string, Style, readonly { id: string }[]][] = [
    ['newly red', 'red', changes.newlyRed],
    ['newly green', 'green', changes.newlyGreen],
  ]
  return told.flatMap(([word, style, entries]) => {
    if (entries.length === 0) return []
    const ids = entries.slice(0, namedAtOnce).map(({ id }) => onOneLine(id))
    const more = entries.length - ids.length
    const text = `${entries.length} ${word}: ${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    return [paint(style, text, screen)]
  })
}

function failure(scenario: Scenario, run: Run, screen: Screen, page: string): string[] {
  const { glyph, word } = verdicts[scenario.verdict]
  const heading = `${glyph} ${word}: ${onOneLine(scenario.title)}`
  const step = scenario.steps.findIndex(({ status }) => status === 'failed')
  const rows: [string, string | undefined | null][] = [
    ['clause', clauseNames(scenario, run)],
    ['step', step < 0 ? undefined : `${step + 1}, ${scenario.steps[step]?.title}`],
    ['why', scenario.reason],
    ['expected', scenario.expected],
    ['received', scenario.received],
    ['mend', mendOf(scenario, run.clauses)],
    ['look at', `${page}#${scenario.id}`],
    ['repeat', scenario.repro],
  ]
  return [
    paint(['bold', styles[scenario.verdict]].flat() as Style, heading, screen),
    ...rows.flatMap(([name, value]) =>
      value ? [`  ${paint('gray', name.padEnd(8), screen)}  ${onOneLine(value)}`] : [],
    ),
  ]
}

function clauseNames(scenario: Scenario, run: Run): string {
  const named = run.clauses.filter(({ id }) => scenario.clauses.includes(id))
  return named.map(({ section, text }) => `${section} – ${text}`).join('; ')
}

function lastLine(counts: Record<Verdict, number>): string {
  const tallied = (tally: string) =>
    allVerdicts
      .filter(verdict => verdicts[verdict].tally === tally)
      .reduce((sum, verdict) => sum + counts[verdict], 0)
  return (['passed', 'failed', 'skipped'] as const).map(tally => `${tallied(tally)} ${tally}`).join(', ')
}

/** At most `width` characters as a reader counts them, the last one an ellipsis where something was cut off. */
function cut(text: string, width: number): string {
  const graphemes = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment)
  if (graphemes.length <= width) return text
  return `${graphemes.slice(0, Math.max(0, width - 1)).join('')}…`
}
