import { describe, expect, test } from 'vitest'
import { page } from '../../reports/html/page.ts'
import { judgeWaivers, type Run, type Scenario, summarize, waive } from '../../reports/index.ts'
import { junit } from '../../reports/junit.ts'
import { markdown } from '../../reports/markdown.ts'
import { results } from '../../reports/results.ts'
import { failures } from '../../reports/terminal.ts'
import { recordedRun } from './recorded-run.ts'

const waiver = { scenario: 's/known', owner: 'Kim Klein', reason: 'mended in 2.1', until: '2026-11-30' }
const lastMoment = new Date('2026-11-30T23:59:59Z')
const dayAfter = new Date('2026-12-01T00:00:00Z')

function scenario(verdict: Scenario['verdict'], id = 's/known'): Scenario {
  const [model] = recordedRun().scenarios
  return { ...model!, id, verdict, reason: verdict === 'passed' ? null : 'the wrong person was let in.' }
}

/** The run with these scenarios and this waiver, as the reporter makes it. */
function runOf(scenarios: Scenario[], now: Date): Run {
  const left = scenarios.map(one => waive(one, [waiver], now))
  return { ...recordedRun(), scenarios: left, waivers: judgeWaivers(left, [waiver]) }
}

describe('a waiver', () => {
  test.each(['failed', 'inconclusive'] as const)(
    'lets a scenario that is %s through, to its last day',
    verdict => {
      const run = runOf([scenario(verdict), scenario('passed', 's/other')], lastMoment)
      expect(run.scenarios[0]).toMatchObject({
        verdict: 'waived',
        reason: 'the wrong person was let in. Waived by Kim Klein until 30 November 2026: mended in 2.1',
      })
      expect(run.waivers).toEqual([{ ...waiver, state: 'in force' }])
      expect(summarize(run).gate).toBe('passed')
    },
  )

  test('lets nothing through on the day after, and says that it did', () => {
    const run = runOf([scenario('failed'), scenario('passed', 's/other')], dayAfter)
    expect(run.scenarios[0]).toMatchObject({
      verdict: 'failed',
      reason: 'the wrong person was let in. Its waiver by Kim Klein ended on 30 November 2026: mended in 2.1',
    })
    expect(run.waivers?.[0]?.state).toBe('expired')
    expect(summarize(run).gate).toBe('failed')
  })

  test.each(['passed', 'warning'] as const)(
    'that is not needed, since the scenario is %s, fails the gate',
    verdict => {
      const run = runOf([scenario(verdict), scenario('passed', 's/other')], lastMoment)
      expect(run.scenarios[0]?.verdict).toBe(verdict)
      expect(run.waivers?.[0]?.state).toBe('no longer needed')
      expect(summarize(run)).toMatchObject({
        gate: 'failed',
        headline: 'A waiver is no longer needed',
        why: expect.stringContaining('s/known holds: delete its waiver by Kim Klein.'),
      })
    },
  )

  test('never covers a crash', () => {
    const run = runOf([scenario('error')], lastMoment)
    expect([run.scenarios[0]?.verdict, run.waivers?.[0]?.state]).toEqual(['error', 'not judged'])
  })

  test.each([
    ['was not run', [scenario('notRun'), scenario('passed', 's/other')]],
    ['is not among these', [scenario('passed', 's/other')]],
  ])('of a scenario that %s changes nothing', (_, scenarios) => {
    const run = runOf(scenarios, lastMoment)
    expect(run.waivers?.[0]?.state).toBe('not judged')
    expect(summarize(run).gate).toBe('passed')
  })
})

test('every output names who answers for what, until when', async () => {
  const run = runOf([scenario('failed'), scenario('passed', 's/other')], dayAfter)
  const summary = summarize(run)
  const screen = { isTTY: false, width: 100, colors: false }
  expect(failures(run, screen)).toContain('~ waiver expired: s/known, by Kim Klein until 2026-11-30')
  expect(markdown(run, summary)).toContain('| s/known | expired | Kim Klein | 2026-11-30 | mended in 2.1 |')
  expect(results(run, summary).waivers).toEqual([{ ...waiver, state: 'expired' }])
  expect(await page(run, summary)).toMatch(
    /expired<\/b><div><a href="#s\/known">s\/known<\/a><p>mended in 2\.1 – Kim Klein, until/,
  )
})

test('for CI systems a waived scenario is skipped, with the reason', () => {
  const run = runOf([scenario('failed')], lastMoment)
  expect(junit(run)).toMatch(
    /skipped="1"[\s\S]*<skipped message="waived: the wrong person was let in\. Waived by Kim Klein/,
  )
})
