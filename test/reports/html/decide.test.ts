import { describe, expect, it } from 'vitest'
import { page } from '../../../reports/html/page.ts'
import { type Run, summarize } from '../../../reports/index.ts'
import { recordedRun } from '../recorded-run.ts'
import { tellingRun } from './faulty-sign-in.ts'
import { entry } from './markup.ts'

const written = (run: Run = tellingRun()) => page(run, summarize(run))

describe('the first screen', () => {
  const firstScreen = async () => /<header class="decision.*?<\/header>/s.exec(await written())![0]

  it('counts the verdicts of each level, those that nobody got left out', async () => {
    const rows = [...(await firstScreen()).matchAll(/<dt[^>]*>([A-Z]+)<\/dt><dd>(.*?)<\/dd>/gs)]
    const counts = rows.map(([, level, told]) => [level, told!.replace(/<[^>]*>/g, '').trim()])
    expect(counts).toEqual([
      ['MUST', '2 passed 2 failed 1 inconclusive 1 error 1 not run 1 waived'],
      ['SHOULD', '1 warning'],
    ])
  })

  it('counts what passed in each area, with the way there', async () => {
    const areas = [...(await firstScreen()).matchAll(/<a href="#(area:[^"]*)">[^<]*<\/a><span>(\d+ of \d+)/g)]
    expect(areas.map(([, to, count]) => [to, count])).toEqual([
      ['area:prerequisites', '0 of 1'],
      ['area:step-2-run-express-configuration', '0 of 1'],
      ['area:step-3-assign-users', '1 of 2'],
      ['area:signing-in', '3 of 4'],
      ['area:troubleshooting', '0 of 2'],
    ])
  })
})

describe('what wasn’t judged', () => {
  it('is grouped by the reason, the most frequent first', async () => {
    const run = recordedRun()
    const skipped = run.scenarios.find(({ verdict }) => verdict === 'notRun')!
    run.scenarios.push({ ...skipped, id: 'a', reason: 'The target has no tile.' })
    run.scenarios.push({ ...skipped, id: 'b', reason: 'The target has no tile.' })
    const html = await written(run)
    const list = html.slice(html.indexOf('>Not judged<'), html.indexOf('>Coverage<'))
    expect(list).toContain('4 scenarios, 3 reasons')
    const [first = '', second = ''] = list.split('<p class="why-not">').slice(1)
    expect(first).toMatch(/^The target has no tile\..*2 scenarios.*href="#a".*href="#b"/s)
    expect(second).toMatch(/^The target doesn’t say.*href="#guide\/troubleshooting\/button-missing"/s)
  })
})

describe('the happy twin', () => {
  it('stands beside what is judged, what is given for both above', async () => {
    const told = entry(await written(), 'guide/sso/sp-initiated')
    expect(told).toMatch(
      /Given for both<\/h6>.*>Ada is assigned<.*Without the fault .*let in<.*With the fault<\/h6>.*not let in</s,
    )
    expect(told).not.toContain('>happy twin</span>')
  })

  it('keeps the order in which the steps were taken, as numbers', async () => {
    const told = entry(await written(), 'guide/sso/sp-initiated')
    const numbers = [...told.matchAll(/<span class="nr">(\d)<\/span> <span class="name">/g)]
    expect(numbers.map(([, number]) => number)).toEqual(['1', '3', '2'])
  })

  it('is called a comparison where nothing went wrong on the wire', async () => {
    const run = tellingRun()
    for (const scenario of run.scenarios) scenario.exchanges = []
    const told = entry(await written(run), 'guide/sso/sp-initiated')
    expect(told).toContain('<h6>For comparison ')
    expect(told).toContain('<h6>What is judged</h6>')
    expect(told).not.toContain('Without the fault')
  })
})
