import { describe, expect, it } from 'vitest'
import { page } from '../../../reports/html/page.ts'
import { annotations, type Run, summarize } from '../../../reports/index.ts'
import { markdown } from '../../../reports/markdown.ts'
import { failures } from '../../../reports/terminal.ts'
import { recordedRun } from '../recorded-run.ts'
import { tellingRun } from './faulty-sign-in.ts'
import { entry } from './markup.ts'

const written = (run: Run = tellingRun()) => page(run, summarize(run))
const breach = (id: string) => `A breach of ${id} lets &lt;b&gt;anybody&lt;/b&gt; in.`
const mend = (id: string) => `For ${id} set <code>strict</code> &amp; check the nonce.`

describe('what a breach means and how it is mended', () => {
  it('is said of every scenario, whatever its verdict', async () => {
    const html = await written()
    for (const { id, clauses } of tellingRun().scenarios) {
      const told = entry(html, id)
      for (const clause of clauses) {
        expect(told).toContain(breach(clause))
        expect(told).toContain(mend(clause))
      }
    }
  })

  it('is open where something is to be mended, and folded where nothing is known to be', async () => {
    const html = await written()
    const isOpen = tellingRun().scenarios.map(({ id, verdict }) => [
      verdict,
      entry(html, id).includes('<details class="mend" open>'),
    ])
    expect(Object.fromEntries(isOpen)).toEqual({
      passed: false,
      failed: true,
      warning: true,
      inconclusive: true,
      error: true,
      notRun: false,
      waived: true,
    })
  })

  it('says of a failure that it follows, and of anything else that it would', async () => {
    const html = await written()
    expect(entry(html, 'guide/jit/created-on-first-sign-in')).toContain('<h6>Because this fails</h6>')
    expect(entry(html, 'guide/sso/sp-initiated')).toContain('<h6>If this fails</h6>')
    expect(entry(html, 'guide/configuration/assign-to-groups')).toContain(
      '<h6>If this fails, any of these</h6>',
    )
  })

  it('stands beside what fails the gate, before anything else', async () => {
    const html = await written()
    const top = html.slice(html.indexOf('>What fails the gate<'), html.indexOf('>Coverage<'))
    expect(top).toContain(breach('guide.jit'))
  })

  it('says what a clause that nobody checks leaves open', async () => {
    const html = await written()
    expect(html).toContain(`Should it not hold: ${breach('guide.prerequisites.superuser')}`)
    expect(html).not.toContain(`Should it not hold: ${breach('guide.jit')}`)
  })

  it('is left out of the report of an old run, which doesn’t say', async () => {
    const html = await written(recordedRun())
    for (const text of ['this fails', 'How to mend it', 'Should it not hold'])
      expect(html).not.toContain(text)
  })
})

describe('how to mend a failure, in one line', () => {
  const run = tellingRun()
  const line = 'For guide.jit set `strict` & check the nonce.'

  it('is printed with it, and with nothing else', () => {
    const text = failures(run, { isTTY: false, width: 80, colors: false })
    expect(text).toContain(`  mend      ${line}\n`)
    expect(text.match(/^ {2}mend /gm)).toHaveLength(2)
  })

  it('is in the summary and the annotations of GitHub', () => {
    expect(markdown(run, summarize(run))).toContain(
      'Mend: For guide.jit set \\`strict\\` &amp; check the nonce.',
    )
    const errors = annotations(run).filter(text => text.includes('Mend: '))
    expect(errors.find(text => text.startsWith('::error'))).toContain(`Mend: ${line}`)
    expect(errors.some(text => /^::notice|inconclusive|error%3A/.test(text))).toBe(false)
  })

  it('is that of the clause which the scenario names first', () => {
    const run = tellingRun()
    const failed = run.scenarios.find(({ verdict }) => verdict === 'failed')!
    failed.clauses = ['guide.idp-initiated', 'guide.jit']
    expect(failures(run, { isTTY: false, width: 80, colors: false })).toContain(
      'mend      For guide.idp-initiated',
    )
  })
})
