import { describe, expect, it } from 'vitest'
import { failures, type Scenario } from '../../reports/index.ts'
import { scenarioLine } from '../../reports/terminal.ts'
import { recordedRun, recordedRunOf } from './recorded-run.ts'

const plain = { isTTY: true, width: 120, colors: false }
const narrow = { ...plain, width: 60 }
const colourful = { ...plain, colors: true }

const escapeCode = '\u001b['
const withoutColours = (text: string) =>
  text
    .split(escapeCode)
    .map((part, index) => (index === 0 ? part : part.replace(/^[\d;]*m/, '')))
    .join('')
const scenarioOf = (verdict: Scenario['verdict']) =>
  recordedRun().scenarios.find(each => each.verdict === verdict)!

describe('the line of a scenario', () => {
  it.each([
    ['passed', '✓ passed '],
    ['failed', '✗ failed '],
    ['warning', '! warning '],
    ['inconclusive', '? inconclusive '],
    ['error', '⊗ error '],
    ['notRun', '- not run '],
    ['waived', '~ waived '],
  ] as const)('of one that is %s starts with %j', (verdict, start) => {
    expect(scenarioLine(scenarioOf(verdict), plain).startsWith(start)).toBe(true)
  })

  it('has time, title and id on a wide terminal', () => {
    expect(scenarioLine(scenarioOf('failed'), plain)).toBe(
      '✗ failed           2.3 s  A new person is created once, with the right name  guide/jit/created-on-first-sign-in',
    )
  })

  it('is cut to a narrow terminal', () => {
    const line = scenarioLine(scenarioOf('failed'), narrow)
    expect(line).toBe('✗ failed        A new person is created once, with the righ…')
    expect(line).toHaveLength(60)
  })

  it('is never longer than the terminal is wide', () => {
    for (const width of [40, 60, 80, 120]) {
      for (const scenario of recordedRun().scenarios) {
        expect([...scenarioLine(scenario, { ...plain, width })].length).toBeLessThanOrEqual(width)
      }
    }
  })

  it('is whole in a log file', () => {
    const line = scenarioLine(scenarioOf('failed'), { isTTY: false, width: 60, colors: false })
    expect(line).toContain(
      'A new person is created once, with the right name  guide/jit/created-on-first-sign-in',
    )
  })

  it('says the same with colours as without', () => {
    const line = scenarioLine(scenarioOf('failed'), colourful)
    expect(line).toContain(escapeCode)
    expect(withoutColours(line)).toBe(scenarioLine(scenarioOf('failed'), plain))
    expect(scenarioLine(scenarioOf('failed'), plain)).not.toContain(escapeCode)
  })

  it('is one line, and a title can’t colour it', () => {
    const hostile = recordedRun().scenarios.at(-1)!
    hostile.title = 'one\ntwo\r\u001b[2Jthree'
    expect(scenarioLine(hostile, plain)).toContain('one two [2Jthree')
  })
})

const TIME = '38.4 s (2 workers, 1 min 17 s together): 50 % browser, 10 % Alpacon, 7 % Okta, 33 % harness'

describe('the end of a run', () => {
  it('has the three numbers on its last line, everything that fails the gate counted as failed', () => {
    expect(failures(recordedRun(), plain).split('\n').at(-1)).toBe('3 passed, 4 failed, 2 skipped')
    expect(failures(recordedRun(), colourful).split('\n').at(-1)).toBe('3 passed, 4 failed, 2 skipped')
  })

  it('is that line and where the time went when all passed', () => {
    expect(failures(recordedRunOf('passed'), plain)).toBe(`${TIME}\n2 passed, 0 failed, 0 skipped`)
  })

  it('names the warnings before', () => {
    expect(failures(recordedRunOf('passed', 'warning'), plain)).toBe(
      `! 1 of the passed with a warning: guide/sso/framed\n${TIME}\n3 passed, 0 failed, 0 skipped`,
    )
  })

  it('says why the gate failed when no scenario did', () => {
    expect(failures(recordedRunOf('waived'), plain)).toMatch(/^The gate failed\. .*nothing passed/)
  })

  it.each([
    ['120 columns', plain],
    ['60 columns', narrow],
    ['colours', colourful],
  ])('tells of a failure all it takes to go on, at %s', (_, screen) => {
    const text = withoutColours(failures(recordedRun(), screen, 'reports/out/index.html'))
    expect(text).toContain(
      [
        '✗ failed: A new person is created once, with the right name',
        '  clause    Step 3: Assign users – A new person is created in the workspace at the first sign-in.',
        '  step      3, exactly one user exists',
        '  why       No user was made for ada@acme.example at her first sign-in.',
        '  expected  exactly one user, named Ada Lovelace, role User',
        '  received  no user',
        '  look at   reports/out/index.html#guide/jit/created-on-first-sign-in',
        '  repeat    npx oin-sim run guide/jit/created-on-first-sign-in',
      ].join('\n'),
    )
  })

  it('repeats failed, inconclusive and crashed scenarios and no others', () => {
    const headings = failures(recordedRun(), plain).match(/^\S [a-z]+: /gm)
    expect(headings).toEqual(['? inconclusive: ', '⊗ error: ', '✗ failed: ', '✗ failed: '])
  })
})
