import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter'
import { z } from 'zod'
import {
  annotations,
  createListing,
  failures,
  inClauseOrder,
  judgeWaivers,
  keptLastRun,
  type Listing,
  type Run,
  type Scenario,
  type Screen,
  timeOf,
  unknownTarget,
  type Waiver,
  waive,
  waiverSchema,
  writeReport,
} from '../../reports/index.ts'
import { createRedactor } from '../../sim/index.ts'
import { commandFor, reportFolder } from '../layout.ts'
import { requirements } from '../requirements.ts'
import { readAnnotations, scenarioId } from './catalogue.ts'
import { inWordsOf } from './in-words-of.ts'
import { OUTCOME, type Outcome } from './record.ts'
import { SPENT, type Spent } from './time-spent.ts'

/** Turns what Playwright Test tells into a run, prints a line for each scenario in the report's order, and writes the report. */
export default class ScenarioReporter implements Reporter {
  // When the command was given, where one was: the runner's own start is a part of the run.
  private readonly startedAt = new Date(Number(process.env.OIN_SIM_BEGAN || Date.now()))
  private readonly scenarios: Scenario[] = []
  private readonly folder = resolve(process.env.OIN_SIM_REPORT || reportFolder())
  private readonly screen: Screen = {
    isTTY: process.stdout.isTTY ?? false,
    width: process.stdout.columns ?? 100,
    colors: process.stdout.isTTY && !process.env.NO_COLOR ? true : Boolean(process.env.FORCE_COLOR),
  }
  private readonly waivers = readWaivers(process.env.OIN_SIM_WAIVERS)
  private shard: Run['shard']
  private target = unknownTarget
  private browser: string | undefined
  private readonly errors: string[] = []
  private readonly traces = new Map<string, string>()
  private readonly spent: Spent = { browser: 0, target: 0, okta: 0 }
  private readonly workers = new Set<number>()
  private planned = 0
  private ended = 0
  private listing: Listing | undefined

  onBegin({ shard }: FullConfig, suite: Suite) {
    if (shard) this.shard = { index: shard.current, total: shard.total }
    const tests = suite.allTests()
    this.planned = tests.length
    process.stdout.write(`${tests.length} scenario${tests.length === 1 ? '' : 's'}\n`)
    this.listing = createListing(
      inClauseOrder(tests.map(declared), requirements).map(({ id }) => id),
      {
        screen: this.screen,
        write: text => process.stdout.write(text),
      },
    )
  }

  onError({ message, stack, value }: TestError) {
    const said = message ?? value ?? 'An error that says nothing'
    this.errors.push(said)
    process.stderr.write(`${createRedactor().text(stack ?? said)}\n`)
  }

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status !== 'interrupted') this.ended += 1
    this.workers.add(result.parallelIndex)
    const spent = readSpent(result)
    for (const on of ['browser', 'target', 'okta'] as const) this.spent[on] += spent?.[on] ?? 0
    const { target, browser, ...outcome } = readOutcome(result)
    const trace = result.attachments.find(({ name }) => name === 'trace')?.path
    // Without a browser it would hold nothing that the report doesn't.
    if (trace && outcome.agent === 'browser') this.traces.set(declared(test).id, trace)
    this.target = target ?? this.target
    this.browser = browser ?? this.browser
    const { id, clauses, level } = declared(test)
    const said = inWordsOf(nameOf(this.target))
    const judged: Scenario = {
      id,
      title: said(test.title),
      clauses,
      level: level as Scenario['level'],
      durationMs: result.duration,
      repro: commandFor(id, process.env.OIN_SIM_REPEAT),
      ...outcome,
      reason: outcome.reason && said(outcome.reason),
      steps: outcome.steps.map(step => ({ ...step, title: said(step.title) })),
    }
    const scenario = waive(judged, this.waivers, this.startedAt)
    this.scenarios.push(scenario)
    this.listing?.ended(scenario)
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.listing?.close()
    const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const said = inWordsOf(nameOf(this.target))
    const broken = [...this.errors.map(sentenceOf), ...cutShort(result.status, this.ended, this.planned)]
    const durationMs = Date.now() - this.startedAt.getTime()
    const run: Run = {
      tool: { name, version },
      target: this.target,
      startedAt: this.startedAt.toISOString(),
      durationMs,
      time: timeOf({ workers: Math.max(1, this.workers.size), wallMs: durationMs, spent: this.spent }),
      environment: {
        Profile: process.env.OIN_SIM_PROFILE || 'spec',
        Node: process.versions.node,
        ...(this.browser && { Browser: this.browser }),
        System: process.platform,
        ...(this.shard && { Shard: `${this.shard.index} of ${this.shard.total}` }),
      },
      clauses: requirements.map(clause => ({
        ...clause,
        text: said(clause.text),
        section: said(clause.section),
        breach: said(clause.breach),
        mend: said(clause.mend),
      })),
      scenarios: inClauseOrder(this.scenarios, requirements),
      ...(broken.length > 0 && { broken }),
      waivers: judgeWaivers(this.scenarios, this.waivers),
      ...(process.env.OIN_SIM_FILTER && { filter: process.env.OIN_SIM_FILTER }),
      ...(this.shard && { shard: this.shard }),
    }
    const last = await keptLastRun(this.folder)
    const { summary, changes } = await writeReport(run, { folder: this.folder, last, traces: this.traces })
    const page = join(this.folder, 'index.html')
    process.stdout.write(`\nReport: ${page}\n\n${failures(run, this.screen, page, changes)}\n`)
    if (process.env.GITHUB_ACTIONS === 'true') process.stdout.write(`${annotations(run).join('\n')}\n`)
    return { status: summary.gate }
  }

  printsToStdio() {
    return true
  }
}

// The test itself is declared in the harness: the file that asked for it is the suite above.
function fileOf(test: TestCase): string {
  let suite = test.parent
  while (suite.type !== 'file' && suite.parent) suite = suite.parent
  return suite.location?.file ?? test.location.file
}

// What is known of a scenario before it runs.
const declared = (test: TestCase) => ({
  id: scenarioId(fileOf(test)),
  ...readAnnotations(test.annotations),
})

// Without an outcome the worker died or ran out of time before it could tell one: that is an error, never a pass.
function readOutcome(result: TestResult): Outcome {
  const attachment = result.attachments.find(({ name }) => name === OUTCOME)
  if (attachment?.body) return JSON.parse(attachment.body.toString('utf8')) as Outcome
  const reason =
    result.status === 'timedOut' ? 'ran out of time' : (result.error?.message ?? `ended as ${result.status}`)
  return { verdict: 'error', reason, agent: 'browser', steps: [], exchanges: [] }
}

// What ran out of time or died tells none: its time counts as the harness's.
function readSpent(result: TestResult): Spent | undefined {
  const attachment = result.attachments.find(({ name }) => name === SPENT)
  return attachment?.body && (JSON.parse(attachment.body.toString('utf8')) as Spent)
}

// Playwright says how the run ended, but not whether every scenario that was to run did.
function cutShort(status: FullResult['status'], ended: number, planned: number): string[] {
  const how = { interrupted: 'was stopped', timedout: 'ran out of time', passed: 'ended', failed: 'ended' }
  if (ended === planned && (status === 'passed' || status === 'failed')) return []
  return [`It ${how[status]} after ${ended} of ${planned} scenario${planned === 1 ? '' : 's'}.`]
}

/** An error outside of the scenarios, as far as a report needs it: its first line, without colours and secrets. */
function sentenceOf(error: string): string {
  const [line = ''] = stripVTControlCharacters(error).trim().split('\n')
  const said = createRedactor().text(line.trim())
  return /[.!?]$/.test(said) ? said : `${said}.`
}

const nameOf = (target: Run['target']): string => (target === unknownTarget ? 'the target' : target.name)

function readWaivers(given: string | undefined): Waiver[] {
  return given ? z.array(waiverSchema).parse(JSON.parse(given)) : []
}
