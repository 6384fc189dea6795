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
