import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  findLastRun,
  keepLastRun,
  keptLastRun,
  mergeRuns,
  removeReport,
  resultsSchema,
  writeReport,
} from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'oin-sim-last-run-'))
})
afterEach(() => rm(folder, { recursive: true }))

const ids = recordedRun().scenarios.map(({ id }) => id)
const later = () => ({ ...recordedRun(), startedAt: '2026-08-25T14:51:00.000Z' })

/** As `run` does it: what was in the folder is kept until the next report, written by another process, is there. */
async function rerun(baseline?: string) {
  const last = await findLastRun(folder, baseline)
  await removeReport(folder)
  await keepLastRun(folder, last)
  return writeReport(later(), { folder, last: await keptLastRun(folder) })
}

describe('the last run', () => {
  it('is the one whose report was in the folder, and nothing is left of it afterwards', async () => {
    await writeReport(recordedRun(), { folder })
    const { changes } = await rerun()
    expect(changes).toMatchObject({ with: { startedAt: recordedRun().startedAt }, common: ids.length })
    const results = resultsSchema.parse(JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8')))
    expect(results.difference).toEqual(changes)
    expect((await readdir(folder)).filter(name => name.startsWith('.'))).toEqual([])
  })

  it('is still known after a run that came to no report', async () => {
    await writeReport(recordedRun(), { folder })
    await keepLastRun(folder, await findLastRun(folder))
    await removeReport(folder)
    expect((await rerun()).changes).toMatchObject({ common: ids.length })
  })

  it('is nobody’s report that was named for a run before', async () => {
    const elsewhere = path.join(folder, 'elsewhere')
    await writeReport(recordedRun(), { folder: elsewhere })
    await keepLastRun(folder, await findLastRun(folder, elsewhere))
    expect((await rerun()).changes).toBeUndefined()
  })

  it.each(['results.json', 'run.json.gz', ''])('is a report that was named by %j', async name => {
    const elsewhere = path.join(folder, 'elsewhere')
    await writeReport(recordedRun(), { folder: elsewhere })
    expect((await rerun(path.join(elsewhere, name))).changes).toMatchObject({ common: ids.length })
  })

  it('is one of an earlier version, which told less and more', async () => {
    await writeReport(recordedRun(), { folder })
    const file = path.join(folder, 'results.json')
    const { environment: _, ...results } = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...results, somethingElse: true }))
    expect((await rerun()).changes).toMatchObject({ common: ids.length, otherwise: [] })
  })

  it('is told of by the packed run where results.json can’t be read', async () => {
    await writeReport(recordedRun(), { folder })
    await writeFile(path.join(folder, 'results.json'), '{')
    expect((await rerun()).changes).toMatchObject({ common: ids.length })
  })

  it('is none in an empty folder', async () => {
    expect(await findLastRun(folder)).toBeUndefined()
    expect((await rerun()).changes).toBeUndefined()
  })

  it('is compared with a run that was merged', async () => {
    await writeReport(recordedRun(), { folder })
    const merged = mergeRuns([{ ...later(), shard: { index: 1, total: 1 } }])
    const { changes } = await writeReport(merged, { folder, last: await findLastRun(folder) })
    expect(changes).toMatchObject({ common: ids.length, partial: [] })
    const again = await writeReport(merged, { folder, last: await findLastRun(folder) })
    expect(again.changes).toBeUndefined()
  })
})

describe('a last run that can’t be read is said, and the report is written:', () => {
  it.each<[string, string | Buffer, string]>([
    ['half a file', '{"schemaVersion": 1,', 'results.json can’t be read: '],
    ['something else', '{}', 'results.json can’t be read: it isn’t the report of a run: tool'],
    ['a later version', '{"schemaVersion": 2}', 'schemaVersion'],
    ['half a packed run', gzipSync('{}').subarray(0, 12), 'results.json can’t be read: '],
  ])('%s', async (_, content, sentence) => {
    await writeFile(path.join(folder, 'results.json'), content)
    const { changes, summary } = await rerun()
    expect(changes).toMatchObject({ notCompared: expect.stringContaining(sentence) })
    expect(JSON.stringify(changes)).not.toContain(folder)
    expect(summary.gate).toBe('failed')
    expect(JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8')).difference).toEqual(changes)
  })

  it('a folder in the place of the file', async () => {
    await mkdir(path.join(folder, 'elsewhere', 'results.json'), { recursive: true })
    const { changes } = await rerun(path.join(folder, 'elsewhere'))
    expect(changes).toMatchObject({ notCompared: expect.stringContaining('results.json can’t be read') })
  })

  it('a report that was named and isn’t there', async () => {
    const { changes } = await rerun(path.join(folder, 'main', 'results.json'))
    expect(changes).toEqual({ notCompared: 'There is no report in results.json.' })
    await mkdir(path.join(folder, 'empty'))
    expect((await rerun(path.join(folder, 'empty'))).changes).toEqual({
      notCompared: 'There is no report in empty.',
    })
  })
})
