import { describe, expect, it } from 'vitest'
import { markdown } from '../../reports/markdown.ts'
import { summarize } from '../../reports/summary.ts'
import { recordedRun, recordedRunOf } from './recorded-run.ts'

const written = (run = recordedRun()) => markdown(run, summarize(run))

describe('summary.md', () => {
  it('starts with the decision', () => {
    expect(written().split('\n')[0]).toBe('## ❌ Gate failed: 2 clauses don’t hold, 2 couldn’t be decided')
    expect(written(recordedRunOf('passed')).split('\n')[0]).toBe(
      '## ✅ Gate passed: Alpacon’s integration holds',
    )
  })

  it('lists every clause with where it stands', () => {
    const text = written()
    for (const { text: clause } of recordedRun().clauses) expect(text).toContain(`[${clause}](`)
    expect(text).toMatch(/first sign-in\.\]\(<https:[^>]*>\) \| doesn’t hold \| 1 \|/)
  })

  it('says when a clause has no scenario', () => {
    const run = recordedRun()
    run.scenarios = run.scenarios.filter(({ clauses }) => !clauses.includes('guide.sp-initiated'))
    expect(written(run)).toMatch(/start at Alpacon\.\]\([^)]*\) \| no scenario \| 0 \|/)
  })

  it('gives the command that repeats each failure', () => {
    expect(written()).toContain('```sh\nnpx oin-sim run guide/jit/created-on-first-sign-in\n```')
  })

  it('shows hostile text as text', () => {
    const text = written()
    expect(text).not.toMatch(/<(?:script|img|b)\b/)
    expect(text).toContain('&lt;script&gt;alert("title")&lt;/script&gt; \\| \\`tick\\` \\]\\]&gt; \\[31mred')
    expect(text).toContain('````sh\nnpx oin-sim run "guide/hostile/markup" # ``` & <x>\n````')
  })

  it('keeps every table row in its columns', () => {
    const run = recordedRun()
    run.clauses[0]!.text = 'a | b\nc'
    const rows = written(run)
      .split('\n')
      .filter(line => line.startsWith('|'))
    for (const row of rows) expect([5, 8]).toContain(row.replaceAll('\\|', '').split('|').length - 1)
    expect(written(run)).toContain('a \\| b c')
  })

  it('a line that begins like a list or heading stays a sentence', () => {
    const run = recordedRunOf('failed')
    run.scenarios[0]!.reason = '- # not a list'
    run.scenarios[1]!.reason = '1. not a list either'
    expect(written(run)).toContain('\n\\- # not a list\n')
    expect(written(run)).toContain('\n1\\. not a list either\n')
  })
})
