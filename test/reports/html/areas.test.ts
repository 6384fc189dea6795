import { describe, expect, it } from 'vitest'
import { areasOf } from '../../../reports/html/areas.ts'
import { type Run, type Scenario, summarize } from '../../../reports/index.ts'
import { recordedRun } from '../recorded-run.ts'

const model = recordedRun().scenarios[2]!

/** The areas of a run whose clauses a, b and c stand in one section, each with scenarios of these verdicts. */
function area(verdicts: Record<string, Scenario['verdict'][]>, section = 'Signing in') {
  const clauses = ['a', 'b', 'c'].map(id => ({ id, section, text: id }))
  const scenarios = Object.entries(verdicts).flatMap(([clause, all]) =>
    all.map((verdict, index) => ({ ...model, id: `${clause}/${index}`, clauses: [clause], verdict })),
  )
  const run: Run = { ...recordedRun(), clauses, scenarios }
  return areasOf(summarize(run).clauses)[0]!
}

describe('an area', () => {
  it.each([
    [{ a: ['passed'], b: ['passed'], c: ['passed'] }, 'holds', 'passed'],
    [{ a: ['passed'], b: ['warning'], c: ['passed'] }, 'holds, with a warning', 'warning'],
    [{ a: ['passed'], b: ['notRun'] }, 'holds, with 2 gaps', 'notRun'],
    [{ a: ['waived'] }, 'not checked', 'notRun'],
    [{ a: ['passed'], b: ['error'], c: ['warning'] }, '1 of 3 undecided', 'inconclusive'],
    [{ a: ['failed'], b: ['error'] }, '1 of 3 doesn’t hold', 'failed'],
    [{ a: ['failed'], b: ['failed'], c: ['failed'] }, 'all don’t hold', 'failed'],
  ] as [Record<string, Scenario['verdict'][]>, string, Scenario['verdict']][])(
    'stands where its worst clause does: %j %s',
    (verdicts, word, like) => {
      expect(area(verdicts).standing).toEqual({ word, like })
    },
  )

  it('counts a scenario once that judges two of its clauses', () => {
    const run = recordedRun()
    const section = 'Signing in'
    run.clauses = ['a', 'b'].map(id => ({ id, section, text: id }))
    run.scenarios = [{ ...model, clauses: ['a', 'b'] }]
    expect(areasOf(summarize(run).clauses)[0]?.counts.passed).toBe(1)
  })

  it('has an address of its own, whatever it is called', () => {
    const run = recordedRun()
    const names = ['Signing in', 'Signing: in', 'All', '로그인']
    run.clauses = names.map((section, index) => ({ id: `c${index}`, section, text: 'x' }))
    run.scenarios = []
    expect(areasOf(summarize(run).clauses).map(({ slug }) => slug)).toEqual([
      'signing-in',
      'signing-in-2',
      'all-2',
      'area',
    ])
  })
})
