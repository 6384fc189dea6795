import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { har } from '../../reports/har.ts'
import { page } from '../../reports/html/page.ts'
import { removeReport, type Scenario, summarize, writeReport } from '../../reports/index.ts'
import { harSchema } from './har-1.2.ts'
import { attributesOf, entry } from './html/markup.ts'
import { signatureMarker } from './recorded-exchanges.ts'
import { recordedRun } from './recorded-run.ts'

const model = () => recordedRun().scenarios[2]!

/** The HAR of the recorded sign-in, checked, with its exchanges altered as a test likes. */
function written(alter: (exchanges: Scenario['exchanges']) => void = () => undefined) {
  const scenario = model()
  alter(scenario.exchanges)
  return harSchema.parse(JSON.parse(JSON.stringify(har(scenario, recordedRun())))).log
}

describe('a HAR file', () => {
  it('has the scenario as its page, and every exchange in order with who spoke to whom', () => {
    const { pages, entries } = written()
    expect(pages.map(({ id, title, comment }) => [id, title, comment])).toEqual([
      ['guide/configuration/assign-to-groups', 'A group member sees the tile and signs in', 'passed'],
    ])
    expect(entries).toHaveLength(9)
    expect(entries[5]).toMatchObject({ comment: 'Alpacon → Okta', _from: 'Alpacon', _to: 'Okta', time: 5 })
  })

  it('has query, form and JSON as they were recorded', () => {
    const { entries } = written()
    const query = Object.fromEntries(entries[3]!.request.queryString.map(({ name, value }) => [name, value]))
    expect(query).toMatchObject({ scope: 'openid profile email', state: 'st-1', nonce: 'n-0S6_WzA2Mj' })
    expect(entries[5]!.request.postData).toEqual({
      mimeType: 'application/x-www-form-urlencoded',
      params: [
        { name: 'grant_type', value: 'authorization_code' },
        { name: 'code', value: '[redacted]' },
        { name: 'code_verifier', value: '[redacted]' },
      ],
    })
    expect(entries[5]!.response.content.text).toContain('"token_type":"Bearer"')
    expect(entries[0]!.response.redirectURL).toMatch(/^http:\/\/alpacon\.localhost:4700\/login\?/)
  })

  it('has addresses that are addresses, whatever stands in the place of a secret', () => {
    const { entries } = written(exchanges => {
      exchanges[0]!.request.url = 'http://[::1]:4700/cb/[ticket 1]?code=[code 1]&next=ä"<b>#[x]'
    })
    expect(entries[0]!.request.url).toBe(
      'http://[::1]:4700/cb/%5Bticket%201%5D?code=%5Bcode%201%5D&next=%C3%A4%22%3Cb%3E#%5Bx%5D',
    )
    expect(entries[0]!.request.queryString).toEqual([
      { name: 'code', value: '[code 1]' },
      { name: 'next', value: 'ä"<b>' },
    ])
  })

  it('names the cookies of both directions', () => {
    const { entries } = written(exchanges => {
      exchanges[0]!.request.headers.push(['Cookie', 'sid=[cookie 1]; theme=[cookie 2]'])
      exchanges[0]!.response!.headers.push(['set-cookie', 'a=[cookie 3]; Path=/\nb=[cookie 4]; HttpOnly'])
    })
    expect(entries[0]!.request.cookies.map(({ name }) => name)).toEqual(['sid', 'theme'])
    expect(entries[0]!.response.cookies).toEqual([
      { name: 'a', value: '[cookie 3]' },
      { name: 'b', value: '[cookie 4]' },
    ])
  })

  it('has status 0 where no answer came, and the faults that altered one', () => {
    const { entries } = written(exchanges => {
      delete exchanges[8]!.response
      exchanges[5]!.faults = [{ name: 'id-token/nonce', does: 'the nonce is another' }]
    })
    expect(entries[8]!.response).toMatchObject({ status: 0, statusText: 'No answer came' })
    expect(entries[5]!).toMatchObject({
      _faults: ['id-token/nonce'],
      comment: 'Alpacon → Okta; fault id-token/nonce: the nonce is another',
    })
  })

  it('has no token’s signature', () => {
    const text = JSON.stringify(written())
    expect(text).toContain('.[signature]')
    expect(text).not.toContain(signatureMarker)
  })
})

describe('HAR files in the folder of a report', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'oin-sim-har-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const withExchanges = recordedRun()
    .scenarios.filter(({ exchanges }) => exchanges.length > 0)
    .map(({ id }) => `har/${id}.har`)
  const harFiles = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter(one => one.isFile() && one.name.endsWith('.har'))
      .map(one => path.relative(folder, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/'))

  it('lie at the scenarios’ ids, one for each that has exchanges, and are linked from there', async () => {
    await writeReport(recordedRun(), { folder })
    expect((await harFiles()).sort()).toEqual([...withExchanges].sort())
    const results = JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8'))
    expect(results.scenarios.flatMap(({ har: file }: { har?: string }) => file ?? [])).toEqual(withExchanges)
    const html = await page(recordedRun(), summarize(recordedRun()))
    expect(attributesOf(html, 'href').filter(href => href.startsWith('har/'))).toEqual(withExchanges)
    expect(entry(html, 'guide/sso/framed')).not.toContain('har/')
    for (const file of withExchanges) {
      harSchema.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')))
    }
  })

  it('go with the report, and whatever else lies there stays', async () => {
    await writeReport(recordedRun(), { folder })
    const own = path.join(folder, 'har', 'guide', 'sso', 'mine.har')
    await writeFile(own, '{}')
    await removeReport(folder)
    expect(await harFiles()).toEqual(['har/guide/sso/mine.har'])
    await rm(own)
    await writeReport(recordedRun(), { folder })
    await removeReport(folder)
    expect(await readdir(folder)).toEqual([])
  })

  it('go with the next report where that has no such scenario', async () => {
    await writeReport(recordedRun(), { folder })
    const run = recordedRun()
    await writeReport({ ...run, scenarios: run.scenarios.slice(0, 3) }, { folder })
    expect(await harFiles()).toEqual(['har/guide/configuration/assign-to-groups.har'])
    expect(existsSync(path.join(folder, 'har', 'guide', 'sso'))).toBe(false)
  })

  it('are taken away nowhere else, whatever a results.json says', async () => {
    const outside = path.join(folder, 'outside.har')
    await writeFile(outside, '{}')
    const report = path.join(folder, 'report')
    await mkdir(report)
    const scenarios = ['har/../../outside.har', '../outside.har', outside, 'har/..har'].map(file => ({
      har: file,
    }))
    await writeFile(path.join(report, 'results.json'), JSON.stringify({ scenarios }))
    await removeReport(report)
    expect(existsSync(outside)).toBe(true)
  })

  it.each(['../../up', '/etc/passwd', 'a/./b', 'a//b', 'a\\b', 'a/..', '', 'a/b.', 'a b'])(
    'are none of a scenario with the id %j',
    async id => {
      const run = recordedRun()
      run.scenarios = [{ ...model(), id }]
      await writeReport(run, { folder: path.join(folder, 'report') })
      expect(await harFiles()).toEqual([])
    },
  )
})
