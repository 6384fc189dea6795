import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../../scenarios/support/csv.ts'
import { readHar } from '../../../scenarios/support/read-har.ts'
import { readLog } from '../../../scenarios/support/read-log.ts'
import { readExport } from '../../../scenarios/support/read-text.ts'
import { har, trip } from './sample-har.ts'
import { ann, asCsv, event, goodSignIn } from './sample-log.ts'

const events = goodSignIn(1)
const lines = (some: readonly unknown[]) => some.map(one => JSON.stringify(one)).join('\n')
const uuidsOf = (text: string) => readLog(text, 'log').events.map(({ uuid }) => uuid)
const uuids = events.map(({ uuid }) => uuid)

describe('a System Log is read', () => {
  test.each([
    ['as the API answers it', JSON.stringify(events)],
    ['printed over many lines', JSON.stringify(events, null, 2)],
    ['an event a line', lines(events)],
    [
      'an event a line, with empty ones and Windows ends',
      `\n${lines(events).replaceAll('\n', '\r\n')}\r\n\r\n`,
    ],
    ['below events', JSON.stringify({ events })],
    ['below logs, beside other lists', JSON.stringify({ links: [], logs: events })],
    ['in the envelope of an event hook', JSON.stringify({ eventType: undefined, data: { events } })],
    ['in the envelope of a collector', lines(events.map(okta => ({ source: 'x', okta })))],
    ['the newest first', JSON.stringify([...events].reverse())],
    ['with pages that overlap', JSON.stringify([...events, ...events])],
    ['as the CSV of the Admin Console', asCsv(events)],
    ['as the same CSV, saved with semicolons', asCsv(events, ';')],
    ['as the same CSV, saved with tabs', asCsv(events, '\t')],
  ])('%s', (_, text) => {
    expect(uuidsOf(text)).toEqual(uuids)
  })

  test('one event alone', () => {
    expect(uuidsOf(JSON.stringify(events[0], null, 2))).toEqual([uuids[0]])
  })

  test('a field of the CSV may hold separators, quotes and line breaks', () => {
    const reason = 'said "no", and\nwent; away'
    const odd = event('user.session.start', { at: 1, result: 'FAILURE', reason, by: ann })
    expect(readLog(asCsv([odd]), 'log').events).toMatchObject([
      { reason, actor: { displayName: 'Ann Jones' } },
    ])
  })
})

describe('what is no System Log is refused in a sentence', () => {
  const csv = asCsv(events)
  const rows = csv.trimEnd().split('\r\n')
  const without = (column: string) => csv.replace(`,${column},`, `,${column}_old,`)
  test.each([
    ['text', 'Dear support, it does not work.', /neither JSON nor the CSV of a System Log/],
    ['a web page', '<!DOCTYPE html><title>Sign In</title>', /is a web page/],
    ['no event', '[]', /holds no event/],
    ['a wrapped nothing', '{"events":[]}', /holds no event/],
    ['a CSV of its header alone', rows[0]!, /holds no event/],
    ['JSON that is cut off', JSON.stringify(events).slice(0, -40), /is cut off: its JSON ends in the middle/],
    ['printed JSON that is cut off', JSON.stringify(events, null, 2).slice(0, -9), /is cut off/],
    ['lines that are cut off', lines(events).slice(0, -40), /is cut off: its last line, 4/],
    [
      'a line that is none',
      `${JSON.stringify(events[0])}\noops\n${JSON.stringify(events[1])}`,
      /not JSON in line 2/,
    ],
    ['JSON with an error in it', '[{"eventType": oops}]', /is neither JSON nor CSV/],
    ['JSON of another tool', '[{"level":"info","msg":"started"}]', /no entry has an eventType/],
    ['a number', '[1,2]', /no entry has an eventType/],
    [
      'an error of Okta',
      '{"errorCode":"E0000011","errorSummary":"Invalid token provided"}',
      /E0000011 Invalid token/,
    ],
    ['a HAR', har(trip()), /is a HAR\. Give it with --har/],
    ['an event without a time', '[{"uuid":"u","eventType":"x"}]', /entry 1, published/],
    [
      'an event whose time is none',
      '[{"uuid":"u","eventType":"x","published":"yesterday"}]',
      /entry 1, published/,
    ],
    ['a CSV of another tool', 'date,level,message,host,user\n1,2,3,4,5\n', /none of Okta's columns/],
    ['a CSV without a column', without('event_type'), /lacks the column event_type/],
    [
      'a CSV without two',
      without('outcome.reason').replace('uuid', 'id'),
      /lacks the columns uuid, outcome\.reason/,
    ],
    ['a CSV cut off in a row', csv.slice(0, -30), /is cut off/],
    ['a CSV cut off in quotes', csv.slice(0, csv.lastIndexOf('Mozilla') + 20), /is cut off/],
    [
      'a CSV with a row too long',
      [...rows.slice(0, 2), `${rows[2]},x`, rows[3]].join('\n'),
      /fields in row 3/,
    ],
    [
      'a CSV that a spreadsheet saved',
      csv.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '26/11/2026 10:00'),
      /A spreadsheet may/,
    ],
  ])('%s', (_, text, says) => {
    expect(() => readLog(text, 'log')).toThrow(says)
  })
})

describe('what is no HAR is refused in a sentence', () => {
  test.each([
    ['text', 'hello', /is not a HAR: it is not JSON/],
    ['a System Log', JSON.stringify(events), /is not a HAR/],
    ['JSON of another tool', '{"log":{"version":"1.2"}}', /is not a HAR: log\.entries/],
    ['one that is cut off', har(trip()).slice(0, -30), /is cut off/],
    ['an empty recording', har([]), /recorded no request/],
  ])('%s', (_, text, says) => {
    expect(() => readHar(text, 'x.har')).toThrow(says)
  })
})

test('a HAR is read for cookies, forms, bodies and dates, and leaves extensions out', () => {
  const [start] = trip()
  const posted = {
    ...start!,
    request: {
      method: 'post',
      url: 'https://auth.desk.example/x',
      headers: [{ name: 'cookie', value: 'a=1; b=2' }],
      postData: { params: [{ name: 'state', value: 's1' }] },
    },
    response: {
      ...start!.response,
      headers: [
        { name: 'set-cookie', value: 'kept=1; Path=/\ngone=; Max-Age=0' },
        { name: 'date', value: 'Thu, 26 Nov 2026 09:00:00 GMT' },
      ],
      content: { mimeType: 'text/html', text: Buffer.from('<p>hé').toString('base64'), encoding: 'base64' },
    },
  }
  const extension = { ...start!, request: { ...start!.request, url: 'chrome-extension://abc/x.js' } }
  const { exchanges } = readHar(har([posted as never, extension]), 'x.har')
  expect(exchanges).toMatchObject([
    { method: 'POST', sent: ['a', 'b'], set: ['kept'], body: '<p>hé', date: 1795683600000, isPage: true },
  ])
  expect(exchanges[0]?.form.get('state')).toBe('s1')
})

test('a CSV may end without a line break, or in an empty field', () => {
  expect(readCsv('a,b\n1,"2"', ',').rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('a,b\r\n1,', ',').rows[1]).toEqual(['1', ''])
})

describe('a file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oin-sim-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function written(bytes: string | Buffer) {
    const file = join(folder, 'log')
    await writeFile(file, bytes)
    return readExport(file, 'System Log', 1000)
  }

  test.each([
    ['that is empty', ' \n', /is empty/],
    ['that is packed', gzipSync('[]'), /packed with gzip/],
    ['that is a spreadsheet', Buffer.from('PK\x03\x04…'), /ZIP archive/],
    ['that is not text', Buffer.from([91, 0, 1, 2]), /is not text/],
    ['that is too large', 'x'.repeat(1001), /at most 1 MB are read/],
  ])('%s is refused', async (_, bytes, says) => {
    await expect(written(bytes)).rejects.toThrow(says)
  })

  test('that is not there, or a folder, is refused', async () => {
    await expect(readExport(join(folder, 'none'), 'System Log')).rejects.toThrow(/there is no such file/)
    await expect(readExport(folder, 'System Log')).rejects.toThrow(/is not a file/)
  })

  test('as PowerShell writes it is read', async () => {
    const text = lines(events.slice(0, 1)).slice(0, 200)
    expect(await written(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text)
    expect(await written(`\ufeff${text}`)).toBe(text)
  })
})
