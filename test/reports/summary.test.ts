import { describe, expect, it } from 'vitest'
import { type Run, summarize, type Verdict } from '../../reports/index.ts'
import { recordedRun, recordedRunOf } from './recorded-run.ts'

/** The recorded group scenario with each of these verdicts, one scenario a verdict, all of one clause. */
function runWith(...verdicts: Verdict[]): Run {
  const run = recordedRun()
  const model = run.scenarios[2]!
  const clause = run.clauses[3]!
  return {
    ...run,
    clauses: [clause],
    scenarios: verdicts.map((verdict, index) => ({
      ...model,
      id: `s/${index}`,
      clauses: [clause.id],
      verdict,
    })),
  }
}

const standing = (...verdicts: Verdict[]) => summarize(runWith(...verdicts)).clauses[0]!.standing

describe('the gate', () => {
  it.each(['failed', 'inconclusive', 'error'] as const)('fails on one %s among passed ones', verdict => {
    expect(summarize(runWith('passed', verdict, 'passed')).gate).toBe('failed')
  })

  it.each(['warning', 'notRun', 'waived'] as const)('passes with a %s beside a passed one', verdict => {
    expect(summarize(runWith('passed', verdict)).gate).toBe('passed')
  })

  it.each(['warning', 'notRun', 'waived'] as const)('fails where there is nothing but %s', verdict => {
    expect(summarize(runWith(verdict))).toMatchObject({
      gate: 'failed',
      headline: 'Nothing was shown to hold',
      why: expect.stringContaining('A run in which nothing passed shows nothing.'),
    })
  })

  it('fails on an empty run', () => {
    expect(summarize(runWith())).toMatchObject({ gate: 'failed', headline: 'Nothing was run' })
  })
})

describe('the headline', () => {
  it('says that the integration holds only when every clause was checked in full', () => {
    expect(summarize(runWith('passed'))).toMatchObject({
      headline: 'Alpacon’s integration holds',
      complete: true,
    })
    const gap = 'Alpacon’s integration holds, as far as it was checked'
    expect(summarize(runWith('passed', 'notRun'))).toMatchObject({ headline: gap, complete: false })
    const uncovered = runWith('passed')
    uncovered.clauses.push(recordedRun().clauses[0]!)
    expect(summarize(uncovered)).toMatchObject({ headline: gap, complete: false })
  })

  it('counts the clauses that don’t hold, and those that couldn’t be decided', () => {
    expect(summarize(runWith('failed', 'failed')).headline).toBe('1 clause doesn’t hold')
    expect(summarize(recordedRunOf('failed', 'passed')).headline).toBe('2 clauses don’t hold')
    expect(summarize(recordedRun()).headline).toBe('2 clauses don’t hold, 2 couldn’t be decided')
    expect(summarize(runWith('error')).headline).toBe('1 clause couldn’t be decided')
  })

  it('tells a failed scenario that has no clause', () => {
    const run = runWith('failed', 'passed')
    run.scenarios[0]!.clauses = []
    expect(summarize(run).headline).toBe('1 scenario failed')
  })
})

it('why lists every verdict that occurred, those that fail the gate first', () => {
  expect(summarize(runWith('passed', 'passed', 'error', 'waived')).why).toBe(
    'Of 4 scenarios, 1 ended in an error, 2 passed and 1 is waived.',
  )
  expect(summarize(runWith('passed', 'passed')).why).toBe('All 2 scenarios passed.')
})

it('every verdict is counted', () => {
  expect(summarize(recordedRun()).counts).toEqual({
    passed: 2,
    failed: 2,
    warning: 1,
    inconclusive: 1,
    error: 1,
    notRun: 1,
    waived: 1,
  })
})

describe('a clause', () => {
  it('is broken by one failed scenario, whatever the others came to', () => {
    expect(standing('passed', 'error', 'failed')).toBe('broken')
  })

  it('is undecided when one crashed or was inconclusive', () => {
    expect(standing('passed', 'error')).toBe('undecided')
    expect(standing('warning', 'inconclusive')).toBe('undecided')
  })

  it('holds only when all its scenarios passed', () => {
    expect(standing('passed', 'passed')).toBe('holds')
    expect(standing('passed', 'warning')).toBe('warned')
    expect(standing('passed', 'waived')).toBe('partly')
  })

  it('is unchecked when none of its scenarios was judged, and uncovered when it has none', () => {
    expect(standing('notRun', 'waived')).toBe('unchecked')
    expect(standing()).toBe('uncovered')
  })

  it('keeps its place in the guide', () => {
    const run = recordedRun()
    expect(summarize(run).clauses.map(({ clause }) => clause.id)).toEqual(run.clauses.map(({ id }) => id))
  })
})
