import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig, FullResult, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  findLastRun,
  keepLastRun,
  type Results,
  readRunFile,
  summarize,
  unknownTarget,
} from '../../reports/index.ts'
import { OUTCOME, type Outcome } from '../../scenarios/harness/record.ts'
import ScenarioReporter from '../../scenarios/harness/reporter.ts'
import { SPENT, type Spent } from '../../scenarios/harness/time-spent.ts'
import { scenariosFolder } from '../../scenarios/layout.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-reporter-'))
  vi.stubEnv('OIN_SIM_REPORT', folder)
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

const target = { name: 'Wiki', url: 'http://localhost:3000' }

/** A scenario as Playwright Test has it. */
const testOf = (id: string) =>
  ({
    title: `What ${id} shows of Alpacon`,
    annotations: [],
    parent: { type: 'file', location: { file: join(scenariosFolder, `${id}.ts`) } },
    location: { file: '' },
  }) as unknown as TestCase

/** How it ended, with what it attached. */
function resultOf(status: TestResult['status'], outcome?: Partial<Outcome>): TestResult {
  const whole = {
    verdict: 'passed',
    reason: null,
    agent: 'http',
    steps: [],
    exchanges: [],
    target,
    ...outcome,
  }
  const attachments = outcome && [
    { name: OUTCOME, body: Buffer.from(JSON.stringify(whole)), contentType: '' },
  ]
  return { status, duration: 5, attachments: attachments ?? [] } as unknown as TestResult
}

type Ended = [id: string, result: TestResult]

/** Has the reporter told of a run of these scenarios, of which these ended. */
async function told(
  ids: readonly string[],
  ended: readonly Ended[],
  { status = 'passed', errors = [], shard }: Partial<Parts> = {},
) {
  const reporter = new ScenarioReporter()
  const config = { shard: shard ?? null } as unknown as FullConfig
  reporter.onBegin(config, { allTests: () => ids.map(testOf) } as unknown as Suite)
  for (const error of errors) reporter.onError(error)
  for (const [id, result] of ended) reporter.onTestEnd(testOf(id), result)
  const end = await reporter.onEnd({ status } as FullResult)
  const results = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as Results
  return { status: end.status, results, run: await readRunFile(folder) }
}

interface Parts {
  status: FullResult['status']
  errors: { message?: string; value?: string }[]
  shard: { current: number; total: number }
}

const passed = (id: string): Ended => [id, resultOf('passed', {})]

test('a run that went to its end is whole', async () => {
  const { status, results, run } = await told(['a/b', 'a/c'], [passed('a/b'), passed('a/c')])
  expect([status, results.gate]).toEqual(['passed', 'passed'])
  expect(run).not.toHaveProperty('broken')
  expect(run.target).toEqual(target)
})

test('a scenario that failed breaks nothing off', async () => {
  const failed: Ended = ['a/c', resultOf('failed', { verdict: 'failed', reason: 'somebody got in' })]
  const { status, results } = await told(['a/b', 'a/c'], [passed('a/b'), failed], { status: 'failed' })
  expect([status, results.gate, results.broken]).toEqual(['failed', 'failed', undefined])
})

describe('a run broke off where', () => {
  const all = ['a/b', 'a/c', 'a/d']
  test.each<[string, readonly Ended[], Partial<Parts>, string]>([
    ['it was stopped', [passed('a/b')], { status: 'interrupted' }, 'It was stopped after 1 of 3 scenarios.'],
    [
      'it was stopped in the middle of one',
      [passed('a/b'), ['a/c', resultOf('interrupted')]],
      { status: 'interrupted' },
      'It was stopped after 1 of 3 scenarios.',
    ],
    [
      'its time was up',
      [passed('a/b')],
      { status: 'timedout' },
      'It ran out of time after 1 of 3 scenarios.',
    ],
    ['scenarios never ended', [passed('a/b')], { status: 'passed' }, 'It ended after 1 of 3 scenarios.'],
    [
      'something failed outside of the scenarios',
      all.map(passed),
      { errors: [{ message: 'Error: the worker died\n    at file.ts:3' }] },
      'Error: the worker died.',
    ],
    ['something was thrown that is no error', all.map(passed), { errors: [{ value: "'oh'" }] }, "'oh'."],
    [
      'it was the last to be stopped',
      all.map(passed),
      { status: 'interrupted' },
      'It was stopped after 3 of 3 scenarios.',
    ],
  ])('%s', async (_, ended, parts, sentence) => {
    const { status, results, run } = await told(all, ended, parts)
    expect([status, results.gate]).toEqual(['failed', 'failed'])
    expect([results.broken, run.broken]).toEqual([[sentence], [sentence]])
  })
})

test('what scenarios spent adds up, and the rest of what their workers had since the command was given is the harness’s', async () => {
  vi.stubEnv('OIN_SIM_BEGAN', String(Date.now() - 10_000))
  const spending = (id: string, parallelIndex: number, spent?: Spent): Ended => {
    const result = { ...resultOf('passed', {}), parallelIndex }
    if (spent) {
      result.attachments.push({ name: SPENT, body: Buffer.from(JSON.stringify(spent)), contentType: '' })
    }
    return [id, result]
  }
  const { results } = await told(
    ['a/b', 'a/c', 'a/d'],
    [
      spending('a/b', 0, { browser: 100, target: 20, okta: 3 }),
      spending('a/c', 1, { browser: 0, target: 50, okta: 4 }),
      spending('a/d', 0),
    ],
  )
  const { durationMs } = results
  expect(durationMs).toBeGreaterThanOrEqual(10_000)
  expect(results.time).toEqual({
    workers: 2,
    browserMs: 100,
    targetMs: 70,
    oktaMs: 7,
    harnessMs: 2 * durationMs - 177,
  })
  expect(vi.mocked(process.stdout.write).mock.calls.join('')).toContain('(2 workers, 20')
})

test('an empty shard is whole, and tells of no target', async () => {
  const { status, results, run } = await told([], [], { shard: { current: 5, total: 9 } })
  expect([status, results.gate, results.broken]).toEqual(['passed', 'passed', undefined])
  expect(run).toMatchObject({ target: unknownTarget, shard: { index: 5, total: 9 } })
  expect(summarize(run).headline).toBe('Nothing was left for this shard')
  expect(JSON.stringify(run)).not.toMatch(/unknown’s|Alpacon/)
})

test('no secret and no colour is told of an error', async () => {
  const message = '\u001b[31mfetch failed\u001b[39m: http://okta.localhost/callback?code=s3cret-code&state=x!'
  const { results } = await told(['a/b'], [passed('a/b')], { errors: [{ message }] })
  expect(results.broken).toEqual(['fetch failed: http://okta.localhost/callback?code=[code 1]&state=x!'])
})

test('a trace is kept of what failed in a browser, and of nothing else', async () => {
  const trace = join(folder, 'kept.zip')
  await writeFile(trace, 'a trace')
  const failed = (agent: Outcome['agent']) => {
    const result = resultOf('failed', { verdict: 'failed', reason: 'somebody got in', agent })
    result.attachments.push({ name: 'trace', path: trace, contentType: 'application/zip' })
    return result
  }
  const { results } = await told(
    ['a/b', 'a/c'],
    [
      ['a/b', failed('browser')],
      ['a/c', failed('http')],
    ],
    { status: 'failed' },
  )
  expect(results.scenarios.map(({ trace: kept }) => kept)).toEqual(['traces/a/b.zip', undefined])
  expect(await readFile(join(folder, 'traces', 'a', 'b.zip'), 'utf8')).toBe('a trace')
})

test('what was kept of the last run is what the report is compared with', async () => {
  const first = await told(['a/b', 'a/c'], [passed('a/b'), passed('a/c')])
  expect(first.results.difference).toBeUndefined()
  await keepLastRun(folder, await findLastRun(folder))
  vi.stubEnv('OIN_SIM_FILTER', 'a/')
  const failed: Ended = ['a/c', resultOf('failed', { verdict: 'failed', reason: 'somebody got in' })]
  const { results } = await told(['a/b', 'a/c'], [passed('a/b'), failed], { status: 'failed' })
  expect(results).toMatchObject({
    filter: 'a/',
    difference: { newlyRed: [{ id: 'a/c', before: 'passed', now: 'failed' }], newlyGreen: [] },
  })
  expect(vi.mocked(process.stdout.write).mock.calls.join('')).toContain('1 newly red: a/c')
})
