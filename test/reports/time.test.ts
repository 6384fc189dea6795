import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { failures, mergeRuns, type Run, timeOf, writeReport } from '../../reports/index.ts'
import { addTimes, partsOf, workersOf } from '../../reports/time.ts'
import { recordedRun } from './recorded-run.ts'

const time = recordedRun().time!
const untimed = (): Run => ({ ...recordedRun(), time: undefined })
const screen = { isTTY: false, width: 100, colors: false }

test('what was spent nowhere else is the harness’s: the parts are what the workers had, together', () => {
  const spent = { browser: 1000.4, target: 200, okta: 99.6 }
  expect(timeOf({ workers: 3, wallMs: 1000, spent })).toEqual({
    workers: 3,
    browserMs: 1000,
    targetMs: 200,
    oktaMs: 100,
    harnessMs: 1700,
  })
})

test('percents make 100, whatever the parts', () => {
  const ms = fc.nat(10_000_000)
  fc.assert(
    fc.property(ms, ms, ms, ms, (browserMs, targetMs, oktaMs, harnessMs) => {
      const of = { workers: 1, browserMs, targetMs, oktaMs, harnessMs }
      const parts = partsOf({ ...recordedRun(), time: of })
      const all = browserMs + targetMs + oktaMs + harnessMs
      expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBe(all === 0 ? 0 : 100)
      for (const part of parts) expect(Math.abs(part.percent - (part.ms / all) * 100)).toBeLessThan(1)
    }),
  )
})

test('the times of shards add up, part by part', () => {
  const shards = [1, 2, 3].map(index => ({
    ...recordedRun(),
    time: {
      workers: index,
      browserMs: index,
      targetMs: 10 * index,
      oktaMs: 100 * index,
      harnessMs: 1000 * index,
    },
    scenarios: recordedRun().scenarios.filter((_, at) => at % 3 === index - 1),
    shard: { index, total: 3 },
  }))
  expect(mergeRuns(shards).time).toEqual({
    workers: 6,
    browserMs: 6,
    targetMs: 60,
    oktaMs: 600,
    harnessMs: 6000,
  })
  const { time: _, ...older } = shards[1]!
  expect(mergeRuns([shards[0]!, older, shards[2]!])).not.toHaveProperty('time')
  expect(addTimes([])).toBeUndefined()
})

test.each([
  [{ ...time }, '2 workers, 1 min 17 s together'],
  [{ ...time, workers: 1, harnessMs: 0 }, '1 worker, 51.2 s'],
])('of %o it is told: %s', (one, said) => {
  expect(workersOf(one)).toBe(said)
})

test('the terminal has it in one line before the three numbers, and none where it wasn’t measured', () => {
  const lines = failures(recordedRun(), screen).split('\n')
  expect(lines.at(-2)).toBe(
    '38.4 s (2 workers, 1 min 17 s together): 50 % browser, 10 % Alpacon, 7 % Okta, 33 % harness',
  )
  expect(failures(untimed(), screen).split('\n')).toEqual([...lines.slice(0, -2), lines.at(-1)])
})

test('results.json and the page have it, and neither where it wasn’t measured', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'oin-sim-time-'))
  const written = async (run: Run) => {
    await writeReport(run, { folder })
    const page = parse(await readFile(path.join(folder, 'index.html'), 'utf8')).querySelector('.time-spent')
    return { page, results: JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8')) }
  }
  try {
    const { page, results } = await written(recordedRun())
    expect(results.time).toEqual(time)
    expect(page?.querySelector('h2')?.text).toContain('2 workers, 1 min 17 s together')
    expect(page?.querySelectorAll('li').map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
      'browser 50 % 38.4 s',
      'Alpacon 10 % 7.7 s',
      'Okta 7 % 5.1 s',
      'harness 33 % 25.6 s',
    ])
    expect(page?.querySelectorAll('.spent span').length).toBe(4)
    const without = await written(untimed())
    expect(without.page).toBe(null)
    expect(without.results).not.toHaveProperty('time')
  } finally {
    await rm(folder, { recursive: true })
  }
})
