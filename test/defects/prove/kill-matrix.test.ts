import { describe, expect, test } from 'vitest'
import { killMatrix, type Proof, shortcomings, summaryLine } from './kill-matrix.ts'
import { matrixPage } from './matrix-page.ts'
import type { Trial } from './trial.ts'

const trial = (scenario: string, verdict: Trial['verdict']): Trial => ({ scenario, verdict, reason: null })

function proof(changes: Partial<Proof> = {}): Proof {
  const parts = () => ({})
  return {
    defects: [
      { id: 'protocol/nonce', does: 'forgets the nonce', killedBy: ['protocol/a'], parts },
      { id: 'accept/strict', does: 'refuses <b>everything</b>', killedBy: ['accept/b'], parts },
    ],
    variants: [{ id: 'variants/other', does: 'does it otherwise', rightBy: 'RFC 1', parts }],
    scenarios: [
      { id: 'protocol/a' },
      { id: 'accept/b' },
      { id: 'guide/c', idle: 'it judges Okta’s half alone' },
    ],
    trials: new Map([
      ['protocol/nonce', [trial('protocol/a', 'failed'), trial('guide/c', 'passed')]],
      ['accept/strict', [trial('accept/b', 'warning'), trial('guide/c', 'inconclusive')]],
      ['variants/other', [trial('protocol/a', 'passed'), trial('guide/c', 'notRun')]],
    ]),
    startedAt: new Date('2026-11-26T12:00:00Z'),
    durationMs: 1000,
    whole: false,
    chosenBy: '',
    ...changes,
  }
}

const withTrials = (id: string, ...trials: Trial[]): Proof => ({
  ...proof(),
  trials: new Map([...proof().trials, [id, trials]]),
})

const namesOf = (given: Proof) =>
  Object.fromEntries(
    Object.entries(shortcomings(killMatrix(given))).map(([name, list]) => [name, list.map(({ id }) => id)]),
  )
const nothing = { survivors: [], missed: [], idle: [], wronglyIdle: [], falseAlarms: [] }

test('a breach and a warning are kills; what can’t judge is none', () => {
  const matrix = killMatrix(proof())
  expect(matrix.defects.map(({ killedBy }) => killedBy)).toEqual([['protocol/a'], ['accept/b']])
  expect(matrix.defects[1]?.undecided).toEqual([trial('guide/c', 'inconclusive')])
  expect(matrix.scenarios.map(({ kills }) => kills)).toEqual([['protocol/nonce'], ['accept/strict'], []])
  expect(matrix.score).toBe(1)
  expect(namesOf(proof())).toEqual(nothing)
  expect(summaryLine(matrix)).toBe(
    '2 of 2 defects killed, 0 survivors, 0 idle scenarios of 3, false alarms at 0 of 1 correct variant',
  )
})

describe('what is left to do', () => {
  test.each<[string, Trial['verdict']]>([
    ['passed', 'passed'],
    ['couldn’t judge', 'inconclusive'],
    ['crashed', 'error'],
    ['wasn’t run', 'notRun'],
  ])('a defect at which the scenario %s survives, and the scenario is idle', (_, verdict) => {
    const given = withTrials('protocol/nonce', trial('protocol/a', verdict))
    expect(namesOf(given)).toEqual({ ...nothing, survivors: ['protocol/nonce'], idle: ['protocol/a'] })
    expect(killMatrix(given).score).toBe(0.5)
  })

  test('a defect that another scenario notices than the one that has to', () => {
    const given = withTrials('protocol/nonce', trial('accept/b', 'failed'), trial('protocol/a', 'passed'))
    expect(namesOf(given)).toEqual({ ...nothing, missed: ['protocol/nonce'], idle: ['protocol/a'] })
  })

  test('a scenario on the list of the idle that notices something', () => {
    const given = withTrials('protocol/nonce', trial('protocol/a', 'failed'), trial('guide/c', 'failed'))
    expect(namesOf(given)).toEqual({ ...nothing, wronglyIdle: ['guide/c'] })
  })

  test.each(['failed', 'warning', 'inconclusive', 'error'] as const)(
    'a variant at which a scenario is %s',
    verdict => {
      const given = withTrials('variants/other', trial('protocol/a', verdict))
      expect(namesOf(given)).toEqual({ ...nothing, falseAlarms: ['variants/other'] })
    },
  )

  test('an equivalent defect is none, and doesn’t count', () => {
    const [first, second] = proof().defects
    const given = {
      ...withTrials('protocol/nonce', trial('protocol/a', 'passed')),
      defects: [{ ...first!, killedBy: [], equivalent: 'Core 3.1.3.7' }, second!],
    }
    expect(namesOf(given)).toEqual({ ...nothing, idle: ['protocol/a'] })
    expect(killMatrix(given).score).toBe(1)
  })

  test('where not all defects were there, no scenario is called idle', () => {
    const given = { ...withTrials('protocol/nonce', trial('protocol/a', 'passed')), chosenBy: 'nonce' }
    expect(namesOf(given)).toEqual({ ...nothing, survivors: ['protocol/nonce'] })
    expect(summaryLine(killMatrix(given))).not.toContain('idle')
  })
})

test('the page shows each defect with what notices it, escaped, and what is left', async () => {
  const page = String(await matrixPage(killMatrix(proof())))
  expect(page).toContain('2 of 2 defects are noticed')
  expect(page).toContain('refuses &lt;b&gt;everything&lt;/b&gt;')
  expect(page).toContain('it judges Okta’s half alone')
  expect(page).not.toContain('Left to do')
  const short = withTrials('protocol/nonce', trial('protocol/a', 'passed'))
  expect(String(await matrixPage(killMatrix(short)))).toMatch(/Left to do[\s\S]*Alpacon forgets the nonce/)
})
