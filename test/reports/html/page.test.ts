import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { page } from '../../../reports/html/page.ts'
import { type Run, summarize } from '../../../reports/index.ts'
import { signatureMarker } from '../recorded-exchanges.ts'
import { recordedRun, recordedRunOf } from '../recorded-run.ts'
import { attributesOf, entry, ids, tags } from './markup.ts'

const written = (run: Run = recordedRun()) => page(run, summarize(run))

describe('index.html', () => {
  it('tells the decision, then what to look at, then coverage, then the clauses', async () => {
    const html = await written()
    const places = ['<h1>2 clauses don’t hold', '>What to look at<', '>Coverage<', '>Clause by clause<'].map(
      text => html.indexOf(text),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('says to ship only when the gate passed and every clause was checked', async () => {
    expect(await written()).toContain('Gate failed: don’t ship')
    expect(await written(recordedRunOf('passed'))).toContain('Gate passed: ship')
    expect(await written(recordedRunOf('passed', 'notRun'))).toContain('Gate passed, with gaps')
  })

  it('names target, time, duration and environment', async () => {
    const html = await written()
    for (const text of [
      'http://alpacon.localhost:4700',
      '24 Aug 2026, 14:51 UTC',
      '38.4 s',
      'Chromium 142',
    ]) {
      expect(html).toContain(text)
    }
  })

  it('has each scenario in full once, at its id, and a link to it from every clause it is judged against', async () => {
    const html = await written()
    const run = recordedRun()
    for (const { id } of run.scenarios) expect(ids(html).filter(each => each === id)).toHaveLength(1)
    const idpInitiated = html.slice(
      html.indexOf('id="clause:guide.idp-initiated"'),
      html.indexOf('<h3>Troubleshooting'),
    )
    expect(idpInitiated).toContain('href="#guide/configuration/assign-to-groups">A group member')
  })

  it('has no id twice, and no link to an id that isn’t there', async () => {
    const html = await written()
    expect(new Set(ids(html)).size).toBe(ids(html).length)
    const targets = attributesOf(html, 'href').filter(href => href.startsWith('#'))
    expect(targets.length).toBeGreaterThan(50)
    for (const target of targets) expect(ids(html)).toContain(target.slice(1))
  })

  it('opens what fails the gate and nothing else', async () => {
    const html = await written()
    for (const { id, verdict } of recordedRun().scenarios) {
      const fails = ['failed', 'inconclusive', 'error'].includes(verdict)
      expect([
        id,
        entry(html, id).startsWith(
          `<details class="scenario shown ${verdict}" data-verdict="${verdict}" open>`,
        ),
      ]).toEqual([id, fails])
    }
  })

  it('links to every scenario that fails the gate before anything else', async () => {
    const html = await written()
    const top = html.slice(html.indexOf('>What fails the gate<'), html.indexOf('>Warnings<'))
    expect(attributesOf(top, 'href').filter(href => !href.startsWith('#glyph-'))).toEqual([
      '#guide/prerequisites/enterprise-plan',
      '#guide/configuration/express-configuration',
      '#guide/jit/created-on-first-sign-in',
      '#guide/hostile/markup',
    ])
  })

  it('says of a clause without a scenario that nothing checks it, in the table and in its place', async () => {
    const html = await written()
    expect(html).toContain('8 clauses in 5 areas; 1 clause without a scenario in this run.')
    expect(html).toMatch(
      /<tr class="uncovered"><th scope="row"><a href="#clause:guide.prerequisites.superuser">/,
    )
    expect(html.slice(html.indexOf('id="clause:guide.prerequisites.superuser"'))).toMatch(
      /^.*\n.*\n<p class="note">No scenario of this run checks it/,
    )
  })

  it('shows every verdict as a word beside its glyph', async () => {
    const html = await written()
    for (const [verdict, word] of Object.entries({
      passed: 'passed',
      notRun: 'not run',
      inconclusive: 'inconclusive',
    })) {
      expect(html).toContain(
        `<span class="badge ${verdict}"><svg class="glyph" aria-hidden="true"><use href="#glyph-${verdict}"/></svg>${word}</span>`,
      )
    }
  })

  it('puts expected beside received, and says which step failed', async () => {
    const failed = entry(await written(), 'guide/jit/created-on-first-sign-in')
    expect(failed).toMatch(
      /Expected<\/h6><p>exactly one user, named Ada Lovelace, role User<.*Received<\/h6><p>no user</s,
    )
    expect(failed).toMatch(/exactly one user exists<\/span> <b class="stop">failed here/)
  })

  it('marks the steps of the happy twin', async () => {
    const html = await written()
    expect(entry(html, 'guide/prerequisites/enterprise-plan')).toContain('>happy twin</span>')
    expect(entry(html, 'guide/jit/created-on-first-sign-in')).not.toContain('>happy twin</span>')
  })

  it('shows tokens decoded and without their signature', async () => {
    const passed = entry(await written(), 'guide/sso/sp-initiated')
    expect(passed).toContain('&quot;id_token&quot;: &quot;⟨JWT 1, decoded below⟩&quot;')
    expect(passed).toContain('&quot;nonce&quot;: &quot;n-0S6_WzA2Mj&quot;')
    expect(passed).toContain('<code>exp</code> is 2026-08-24T15:51:00Z')
    expect(await written()).not.toContain(signatureMarker)
  })

  it('treats hostile text as text', async () => {
    const html = await written()
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(tags(html).filter(tag => /\son\w+=/.test(tag) || /^<(?:b|img)[^>]*=x/.test(tag))).toEqual([])
    expect(html).toContain('<h5>&lt;script&gt;alert(&quot;title&quot;)&lt;/script&gt; | `tick` ]]&gt;')
    expect(html).toContain('<p>&lt;/pre&gt;&lt;/details&gt;&lt;script&gt;')
  })

  it('loads nothing, and lets no script run but its own', async () => {
    const html = await written()
    expect(attributesOf(html, 'src').filter(src => !src.startsWith('data:image/'))).toEqual([])
    expect(
      tags(html).filter(tag => /^<(?:link|use|image)/.test(tag) && /href="(?!#|data:)/.test(tag)),
    ).toEqual([])
    const [, script = ''] = /<script>(.*)<\/script>/s.exec(html) ?? []
    const digest = createHash('sha256').update(script).digest('base64')
    expect(html).toContain(`script-src &#39;sha256-${digest}&#39;`)
  })

  it('can be made of a run with nothing in it', async () => {
    const html = await written({ ...recordedRun(), clauses: [], scenarios: [], environment: {} })
    expect(html).toContain('<h1>Nothing was run</h1>')
    expect(html).toContain('The run names no clause')
  })

  it('shows a scenario that is judged against no clause', async () => {
    const run = recordedRunOf('failed')
    run.scenarios[0]!.clauses = []
    const html = await written(run)
    expect(html.indexOf('>Without a clause<')).toBeLessThan(html.indexOf(`id="${run.scenarios[0]!.id}"`))
    expect(html).toContain('>Without a clause<')
  })
})
