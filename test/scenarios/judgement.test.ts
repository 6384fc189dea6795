import { expect, test } from 'vitest'
import { judge } from '../../scenarios/harness/judgement.ts'
import { ExpectationFailed, Inconclusive, NotRun } from '../../scenarios/harness/verdicts.ts'

const asIs = (text: string) => text
const breach = new ExpectationFailed('the role is not as expected', { expected: 'user', received: 'staff' })

test('a scenario that throws nothing has passed', () => {
  expect(judge(undefined, 'M', asIs)).toEqual({ verdict: 'passed', reason: null })
})

test.each([
  ['M', 'failed'],
  ['P', 'failed'],
  ['S', 'warning'],
] as const)('a breach at level %s is %s', (level, verdict) => {
  expect(judge(breach, level, asIs)).toEqual({
    verdict,
    reason: 'the role is not as expected',
    expected: 'user',
    received: 'staff',
  })
})

test.each([
  ['inconclusive', new Inconclusive('the fault was never delivered')],
  ['notRun', new NotRun('the target gives no way to list users')],
  ['error', new Error('Target page has been closed')],
  ['error', new TypeError('x is undefined')],
  ['error', 'a text that somebody threw'],
  ['error', null],
] as const)('%s at every level: %o', (verdict, thrown) => {
  for (const level of ['M', 'S', 'P'] as const) {
    const judgement = judge(thrown, level, asIs)
    expect(judgement.verdict).toBe(verdict)
    expect(judgement.reason).toBe(thrown instanceof Error ? thrown.message : String(thrown))
  }
})

test("an error is told without Playwright's colours and call log", () => {
  const red = `${String.fromCharCode(27)}[31mtimed out${String.fromCharCode(27)}[39m`
  expect(judge(new Error(`${red}\nCall log:\n  - cookie: sid=s3cret`), 'M', asIs).reason).toBe('timed out')
})

test.each([
  new ExpectationFailed('s3cret', { expected: 's3cret', received: 's3cret' }),
  new Inconclusive('s3cret'),
  new NotRun('s3cret'),
  new Error('s3cret'),
])('no secret is told: $name', thrown => {
  const clean = (text: string) => text.replaceAll('s3cret', '[code 1]')
  expect(JSON.stringify(judge(thrown, 'M', clean))).not.toContain('s3cret')
})
