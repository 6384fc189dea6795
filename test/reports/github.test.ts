import { expect, test } from 'vitest'
import { annotations, type Scenario } from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

const run = recordedRun()
const scenario = (verdict: Scenario['verdict'], rest: Partial<Scenario> = {}): Scenario => ({
  ...run.scenarios[0]!,
  id: 'a/b',
  title: 'who is let in',
  reason: 'somebody else',
  verdict,
  expected: undefined,
  received: undefined,
  ...rest,
})
const of = (...scenarios: Scenario[]) => annotations({ ...run, scenarios })

test('what fails the gate is an error, a warning a warning, a waiver a notice, and the rest nothing', () => {
  expect(
    of(
      scenario('passed'),
      scenario('notRun'),
      scenario('waived'),
      scenario('warning'),
      scenario('error'),
      scenario('failed', { expected: 'nobody', received: 'Ann' }),
    ),
  ).toEqual([
    '::error title=error%3A a/b::who is let in. somebody else',
    '::error title=failed%3A a/b::who is let in. somebody else Expected: nobody Received: Ann',
    '::warning title=warning%3A a/b::who is let in. somebody else',
    '::notice title=waived%3A a/b::who is let in. somebody else',
  ])
})

const waiver = { scenario: 'a/b', owner: 'Kim', reason: 'soon', until: '2026-12-31' }

test('a run that broke off and a waiver that nothing needs are errors too, before the scenarios', () => {
  const lines = annotations({
    ...run,
    scenarios: [scenario('failed')],
    broken: ['It ended after 1 of 3 scenarios.', 'Error: a\n::notice::b.'],
    waivers: [
      { ...waiver, state: 'no longer needed' },
      { ...waiver, scenario: 'a/c', state: 'in force' },
      { ...waiver, scenario: 'a/d', state: 'expired' },
      { ...waiver, scenario: 'a/e', state: 'not judged' },
    ],
  })
  expect(lines).toEqual([
    '::error title=the run broke off::It ended after 1 of 3 scenarios.',
    '::error title=the run broke off::Error: a ::notice::b.',
    '::error title=waiver no longer needed%3A a/b::a/b holds: delete its waiver by Kim.',
    '::error title=failed%3A a/b::who is let in. somebody else',
  ])
})

test('where nothing else fails the gate, an error says why it failed', () => {
  expect(of(scenario('notRun'))).toEqual([
    expect.stringMatching(/^::error title=Nothing was shown to hold::.*A run in which nothing passed/),
  ])
  expect(of(scenario('passed'))).toEqual([])
})

test('errors of every kind are ten together at most', () => {
  const lines = annotations({
    ...run,
    scenarios: Array.from({ length: 9 }, () => scenario('failed')),
    broken: ['It ended after 9 of 12 scenarios.'],
    waivers: [{ ...waiver, state: 'no longer needed' }],
  })
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('::error title=oin-sim::2 more, see the report')
})

test('no text ends a line, or begins a command', () => {
  const [line, ...more] = of(scenario('failed', { title: '100%', reason: 'a\n::error::b\r\nc', id: 'x,y:z' }))
  expect(more).toEqual([])
  expect(line).toBe('::error title=failed%3A x%2Cy%3Az::100%25. a ::error::b c')
})

test('of more than ten, nine are shown and the rest is counted', () => {
  const lines = of(...Array.from({ length: 25 }, (_, at) => scenario('failed', { id: `s/${at}` })))
  expect(lines).toHaveLength(10)
  expect(lines.at(-1)).toBe('::error title=oin-sim::16 more, see the report')
  expect(of(...Array.from({ length: 10 }, () => scenario('failed')))).toHaveLength(10)
})
