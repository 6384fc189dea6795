import { describe, expect, it } from 'vitest'
import { page } from '../../../reports/html/page.ts'
import { type Picture, type Run, summarize } from '../../../reports/index.ts'
import { signIn } from '../recorded-exchanges.ts'
import { recordedRun } from '../recorded-run.ts'
import { attributesOf, entry } from './markup.ts'

const picture = (bytes: number): Picture => ({
  title: 'A page',
  src: `data:image/png;base64,${'A'.repeat((bytes * 4) / 3)}`,
  width: 1280,
  height: 900,
  url: 'http://acme.okta.localhost:4600/',
})

/** So many scenarios with eight pictures each; the last one failed. */
function pictured(scenarios: number, bytes: number, exchanges = signIn): Run {
  const run = recordedRun()
  const model = run.scenarios[2]!
  const step = { ...model.steps[0]!, pictures: [picture(bytes), picture(bytes)] }
  const steps = [step, step, step, step].map((each, at) => ({
    ...each,
    title: `step ${at}`,
    pictures: each.pictures.map(p => ({ ...p })),
  }))
  return {
    ...run,
    scenarios: Array.from({ length: scenarios }, (_, index) => ({
      ...structuredClone({ ...model, steps, exchanges }),
      id: `s/${index}`,
      verdict: index === scenarios - 1 ? ('failed' as const) : ('passed' as const),
    })),
  }
}

const images = (html: string) => attributesOf(html, 'src').length

describe('a page’s size', () => {
  it('stays under five million bytes with a hundred scenarios of eight pictures and fifty exchanges', async () => {
    const run = pictured(100, 25_000, Array.from({ length: 6 }, () => signIn).flat())
    const html = await page(run, summarize(run))
    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000)
    expect(Buffer.byteLength(html)).toBeGreaterThan(4_500_000)
  })

  it('costs no picture where there is room', async () => {
    const run = pictured(10, 25_000)
    const html = await page(run, summarize(run))
    expect(images(html)).toBe(80)
    expect(html).not.toContain('left out to keep this file small')
  })

  it('costs a failed scenario nothing, and a passed one its early pictures first', async () => {
    const run = pictured(60, 25_000)
    const html = await page(run, summarize(run))
    expect(images(entry(html, 's/59'))).toBe(8)
    const first = entry(html, 's/0')
    expect(images(first)).toBeGreaterThanOrEqual(1)
    expect(images(first)).toBeLessThan(8)
    expect(first.indexOf('left out to keep this file small')).toBeLessThan(first.indexOf('<img'))
  })
})
