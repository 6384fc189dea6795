import { harPath } from './har.ts'
import type { Run, Scenario } from './run.ts'
import { verdicts } from './verdicts.ts'

/**
 * The run for CI systems: `junit.xml`, one test suite per folder of scenarios. A test case's name ends in the
 * scenario's id, so names are unique, as GitLab and Jenkins need them to be to follow a case from run to run. A run that
 * broke off is a case of its own with an error, in a suite before the others: such systems count cases and nothing else.
 */
export function junit(run: Run): string {
  const totals = attributesOf(run.scenarios, run.durationMs, run.broken ? 1 : 0)
  const suites = [...byFolder(run.scenarios)].map(([folder, scenarios]) => suite(folder, scenarios, run))
  if (run.broken) suites.unshift(brokenSuite(run.broken, run))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(`${run.tool.name}: ${run.target.name}`)}" ${totals}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function brokenSuite(broken: readonly string[], { startedAt }: Run): string {
  return [
    `  <testsuite name="run" timestamp="${xml(startedAt)}" ${attributesOf([], 0, 1)}>`,
    `    <testcase classname="run" name="The run went to its end" time="0.000"><error type="error" message="${xml(broken.join(' '))}">${xml(broken.join('\n'))}</error></testcase>`,
    '  </testsuite>',
  ].join('\n')
}

function suite(folder: string, scenarios: readonly Scenario[], run: Run): string {
  const spent = scenarios.reduce((sum, scenario) => sum + scenario.durationMs, 0)
  return [
    `  <testsuite name="${xml(folder)}" timestamp="${xml(run.startedAt)}" ${attributesOf(scenarios, spent)}>`,
    ...scenarios.map(scenario => testCase(folder, scenario)),
    '  </testsuite>',
  ].join('\n')
}

function testCase(folder: string, scenario: Scenario): string {
  const name = `${scenario.title} (${scenario.id})`
  const attributes = `classname="${xml(folder.replaceAll('/', '.'))}" name="${xml(name)}" time="${seconds(scenario.durationMs)}"`
  return `    <testcase ${attributes}>${properties(scenario)}${outcome(scenario)}</testcase>`
}

/** Jenkins keeps them with a case where it is told to; GitLab passes over them. */
function properties({ verdict, level, agent, clauses, ...scenario }: Scenario): string {
  const file = harPath(scenario)
  const all = [
    ['verdict', verdict],
    ['level', level],
    ['agent', agent],
    ...clauses.map(clause => ['clause', clause]),
    ...(file === undefined ? [] : [['har', file]]),
  ]
  const elements = all.map(([name = '', value = '']) => `<property name="${name}" value="${xml(value)}"/>`)
  return `<properties>${elements.join('')}</properties>`
}

function outcome(scenario: Scenario): string {
  const { word } = verdicts[scenario.verdict]
  const message = xml(scenario.reason ?? word)
  switch (outcomeElement(scenario)) {
    case 'failure':
      return `<failure type="${xml(word)}" message="${message}">${xml(explanation(scenario))}</failure>`
    case 'error':
      return `<error type="${xml(word)}" message="${message}">${xml(explanation(scenario))}</error>`
    case 'skipped':
      return skipped(`${word}: ${scenario.reason ?? 'no reason was given'}`)
    default:
      return scenario.verdict === 'warning' ? `<system-out>warning: ${message}</system-out>` : ''
  }
}

// Jenkins reads the attribute first, GitLab nothing but the text.
const skipped = (why: string): string => `<skipped message="${xml(why)}">${xml(why)}</skipped>`

function outcomeElement({ verdict }: Scenario): 'failure' | 'error' | 'skipped' | undefined {
  if (verdict === 'failed') return 'failure'
  if (verdict === 'error' || verdict === 'inconclusive') return 'error'
  return verdicts[verdict].tally === 'skipped' ? 'skipped' : undefined
}

function explanation(scenario: Scenario): string {
  return [
    scenario.reason,
    scenario.expected && `Expected: ${scenario.expected}`,
    scenario.received && `Received: ${scenario.received}`,
    `Repeat just this: ${scenario.repro}`,
  ]
    .filter(Boolean)
    .join('\n')
}

function byFolder(scenarios: readonly Scenario[]): Map<string, Scenario[]> {
  const folders = new Map<string, Scenario[]>()
  for (const scenario of scenarios) {
    const folder = scenario.id.split('/').slice(0, -1).join('/') || 'scenarios'
    folders.set(folder, [...(folders.get(folder) ?? []), scenario])
  }
  return folders
}

// `further`: cases that are errors and no scenario's.
function attributesOf(scenarios: readonly Scenario[], durationMs: number, further = 0): string {
  const number = (element: string) =>
    scenarios.filter(scenario => outcomeElement(scenario) === element).length
  return [
    `tests="${scenarios.length + further}"`,
    `failures="${number('failure')}"`,
    `errors="${number('error') + further}"`,
    `skipped="${number('skipped')}"`,
    `time="${seconds(durationMs)}"`,
  ].join(' ')
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3)

/** Everything that XML 1.0 doesn't allow even when escaped: section 2.2, Characters. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// A line break in an attribute would be read back as a space, hence the character reference.
const xml = (text: string): string =>
  text
    .replace(notXml, '')
    .replace(/[&<>"]/g, character => entities[character] ?? character)
    .replace(/\r\n?|\n/g, '&#10;')
