import { describe, expect, it } from 'vitest'
import { createListing, type Scenario, type Screen } from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

const [model] = recordedRun().scenarios.filter(({ verdict }) => verdict === 'passed')
const scenario = (id: string, verdict: Scenario['verdict'] = 'passed'): Scenario => ({
  ...model!,
  id,
  verdict,
  title: `title of ${id}`,
})

const log: Screen = { isTTY: false, width: 80, colors: false }

/** A listing of a, b, c and d, and all it has written so far, line by line. */
function listing(screen = log) {
  const written: string[] = []
  const lines = createListing(['a', 'b', 'c', 'd'], { screen, write: text => void written.push(text) })
  const text = () => written.join('')
  return { ...lines, written: text, lines: () => text().split('\n').filter(Boolean) }
}

const told = (lines: string[]) =>
  lines.map(line => line.replace(/^(\S+ [\w ]+?)(?: {2}.*title of|:) (\w).*$/, '$1 $2'))

describe('the lines of a run', () => {
  it('stand in the order known before, whatever the order in which scenarios end', () => {
    const { ended, lines } = listing()
    ended(scenario('c'))
    expect(lines()).toEqual([])
    ended(scenario('a'))
    expect(told(lines())).toEqual(['✓ passed a'])
    ended(scenario('b'))
    expect(told(lines())).toEqual(['✓ passed a', '✓ passed b', '✓ passed c'])
  })

  it('tell of a failure at once, and of it again in its place', () => {
    const { ended, lines } = listing()
    ended(scenario('b', 'failed'))
    expect(told(lines())).toEqual(['✗ already failed b'])
    ended(scenario('a'))
    expect(told(lines())).toEqual(['✗ already failed b', '✓ passed a', '✗ failed b'])
  })

  it('tell of a failure once where its turn has come', () => {
    const { ended, lines } = listing()
    ended(scenario('a', 'error'))
    expect(told(lines())).toEqual(['⊗ error a'])
  })

  it('that still wait when the run is broken off are written in order, unknown ones last', () => {
    const { ended, close, lines } = listing()
    for (const id of ['x', 'd', 'c']) ended(scenario(id))
    close()
    expect(told(lines())).toEqual(['✓ passed c', '✓ passed d', '✓ passed x'])
  })

  it('have what is done below them on a terminal only, and nothing is left of it in the end', () => {
    const { ended, close, written } = listing({ ...log, isTTY: true })
    ended(scenario('b'))
    expect(written()).toBe('\r\u001b[2K… 1 of 4 done')
    for (const id of ['a', 'c', 'd']) ended(scenario(id))
    close()
    expect(written().split('\u001b[2K').at(-1)).not.toContain('done')
    expect(written()).not.toContain('4 of 4')
    const other = listing()
    other.ended(scenario('b'))
    expect(other.written()).toBe('')
  })
})
