import { createHash } from 'node:crypto'
import { harPath } from './har.ts'
import type { Run, Scenario } from './run.ts'
import type { Summary } from './summary.ts'
import { verdicts } from './verdicts.ts'

/**
 * The run in the Common Test Report Format: `ctrf.json`, which many CI actions and dashboards read. A verdict is the
 * test's `rawStatus`; `status` is how the run's last line counts it. As in `junit.xml`, a run that broke off is a test of
 * its own that failed, since such tools count tests and nothing else.
 * https://ctrf.io
 */
export function ctrf(run: Run, { gate, headline, why }: Summary): object {
  const tests = [
    ...(run.broken ? [brokenTest(run.broken)] : []),
    ...run.scenarios.map(each => test(each, run)),
  ]
  const number = (status: Status) => tests.filter(one => one.status === status).length
  const start = Date.parse(run.startedAt)
  const { Browser: _, System, ...environment } = run.environment
  return {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    timestamp: new Date(start + run.durationMs).toISOString(),
    generatedBy: run.tool.name,
    results: {
      tool: run.tool,
      summary: {
        tests: tests.length,
        passed: number('passed'),
        failed: number('failed'),
        skipped: number('skipped'),
        pending: 0,
        other: 0,
        start,
        stop: Math.round(start + run.durationMs),
        duration: Math.round(run.durationMs),
        extra: { gate, headline, why },
      },
      tests,
      environment: {
        reportName: `${run.tool.name}: ${run.target.name}`,
        appName: run.target.name,
        ...(System && { osPlatform: System }),
        extra: { ...environment, target: run.target.url },
      },
    },
  }
}

type Status = 'passed' | 'failed' | 'skipped'

type Test = {
  id: string
  name: string
  status: Status
  duration: number
  suite: string[]
  rawStatus: string
  [member: string]: unknown
}

const brokenTest = (broken: readonly string[]): Test => ({
  id: uuidOf('the run went to its end'),
  name: 'The run went to its end',
  status: 'failed',
  duration: 0,
  suite: ['run'],
  rawStatus: 'broken',
  message: broken.join(' '),
})

function test(scenario: Scenario, { environment }: Run): Test {
  const { id, title, verdict, reason, agent, level, clauses, repro, steps } = scenario
  const file = harPath(scenario)
  return {
    id: uuidOf(id),
    name: title,
    status: verdicts[verdict].tally,
    duration: Math.round(scenario.durationMs),
    suite: suiteOf(id),
    rawStatus: verdict,
    type: 'conformance',
    filePath: id,
    ...(reason !== null && { message: reason }),
    ...(compared(scenario) && { trace: compared(scenario) }),
    ...(agent === 'browser' && environment.Browser && { browser: environment.Browser }),
    labels: { level, agent, ...(clauses.length > 0 && { clauses }) },
    steps: steps.map(({ title: name, status }) => ({ name, status })),
    ...(file && {
      attachments: [{ name: 'Exchanges (HAR 1.2)', contentType: 'application/json', path: file }],
    }),
    extra: { repro },
  }
}

function suiteOf(id: string): string[] {
  const folders = id.split('/').slice(0, -1)
  return folders.length > 0 ? folders : ['scenarios']
}

const compared = ({ expected, received }: Scenario): string =>
  [expected && `Expected: ${expected}`, received && `Received: ${received}`].filter(Boolean).join('\n')

/** So that these ids are nobody else's; drawn once. */
const NAMESPACE = '1b0e2f5c-6d5a-4c83-9a57-5f3e0c7d42aa'

/** A UUID that is the same for the same name in every run: version 5 (RFC 9562, section 5.5). */
function uuidOf(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
