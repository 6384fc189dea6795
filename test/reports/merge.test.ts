import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  foldersWithRuns,
  mergeRuns,
  type Run,
  readRunFile,
  summarize,
  unknownTarget,
  writeReport,
} from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

/** The recorded run in parts, dealt out like cards. */
function shards(total: number, run: Run = recordedRun()): Run[] {
  return Array.from({ length: total }, (_, at) => ({
    ...run,
    startedAt: new Date(Date.parse(run.startedAt) + at * 1000).toISOString(),
    durationMs: 1000 * (at + 1),
    environment: { ...run.environment, Shard: `${at + 1} of ${total}` },
    scenarios: run.scenarios.filter((_scenario, place) => place % total === at),
    shard: { index: at + 1, total },
  }))
}

describe('shards', () => {
  test.each([1, 2, 3, 20])('%i of them, in any order, are the one run that they are', total => {
    const whole = mergeRuns([recordedRun()])
    const merged = mergeRuns(shards(total).reverse())
    expect(merged.scenarios).toEqual(whole.scenarios)
    expect(merged.startedAt).toBe(recordedRun().startedAt)
    expect(merged.durationMs).toBe(1000 * total)
    expect(merged.shard).toBeUndefined()
    expect(merged.environment).not.toHaveProperty('Shard')
  })

  const [first, second, third] = shards(3) as [Run, Run, Run]
  test.each<[string, Run[], string]>([
    ['no run at all', [], 'no run to merge'],
    ['one that is missing', [third, first], 'shard 2/3 is missing'],
    ['one twice', [first, second, third, first], 'in two of these runs'],
    ['one of another split', [...shards(2), third], 'not sharded alike'],
    ['a whole run beside', [first, second, { ...third, shard: undefined }], 'not sharded alike'],
    [
      'another target',
      [first, second, { ...third, target: { ...third.target, name: 'Wiki' } }],
      'different targets',
    ],
    [
      'another version',
      [first, second, { ...third, tool: { ...third.tool, version: '9' } }],
      'different versions',
    ],
    [
      'another profile',
      [first, second, { ...third, environment: { ...third.environment, Profile: 'strict' } }],
      'different profiles',
    ],
  ])('%s is refused and said', (_, runs, sentence) => {
    expect(() => mergeRuns(runs)).toThrow(sentence)
  })

  test('one that was empty, or told of no target, is there and takes it from the others', () => {
    const [a, b] = shards(2) as [Run, Run]
    const empty: Run = {
      ...a,
      target: unknownTarget,
      clauses: a.clauses.map(clause => ({ ...clause, text: 'in no target’s words' })),
      scenarios: [],
      environment: { Shard: '1 of 3' },
      shard: { index: 1, total: 3 },
    }
    const others = [a, b].map((one, at) => ({ ...one, shard: { index: at + 2, total: 3 } }))
    const merged = mergeRuns([empty, ...others])
    expect(merged.target).toEqual(a.target)
    expect(merged.clauses).toEqual(a.clauses)
    expect(merged.scenarios).toEqual(mergeRuns([recordedRun()]).scenarios)
    expect(merged.environment).toMatchObject({ Browser: 'Chromium 142' })
    expect(() => mergeRuns(others)).toThrow('shard 1/3 is missing')
    const elsewhere = { ...others[1]!, target: { ...a.target, name: 'Wiki' } }
    expect(() => mergeRuns([empty, others[0]!, elsewhere])).toThrow('"Alpacon" and "Wiki"')
    const alone = mergeRuns([{ ...empty, shard: { index: 1, total: 1 } }])
    expect([alone.target, summarize(alone).headline]).toEqual([unknownTarget, 'Nothing was run'])
  })

  test('a waiver is what the shard that has its scenario says', () => {
    const known = recordedRun().scenarios[1]!.id
    const waiver = { scenario: known, owner: 'Kim', reason: 'soon', until: '2026-12-31' }
    const told = shards(3).map((shard, at) => ({
      ...shard,
      waivers: [{ ...waiver, state: at === 1 ? ('in force' as const) : ('not judged' as const) }],
    }))
    expect(mergeRuns(told).waivers).toEqual([{ ...waiver, state: 'in force' }])
  })
})

describe('the file of a run', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'oin-sim-shards-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('brings it back as it was, from the folder itself or the folders in it', async () => {
    for (const [at, shard] of shards(2).entries())
      await writeReport(shard, { folder: path.join(folder, `shard-${at}`) })
    await mkdir(path.join(folder, 'something-else'))
    const found = await foldersWithRuns(folder)
    expect(found).toEqual(['shard-0', 'shard-1'].map(name => path.join(folder, name)))
    expect(await foldersWithRuns(found[0]!)).toEqual([found[0]])
    expect(await Promise.all(found.map(readRunFile))).toEqual(shards(2))
  })

  test.each([
    ['nothing', undefined, 'it is not there. Give a folder'],
    ['half a file', gzipSync(JSON.stringify(recordedRun())).subarray(0, 500), 'Run those scenarios again'],
    ['no run', gzipSync('{}'), 'Run those scenarios again'],
    ['plain text', Buffer.from('{}'), 'Run those scenarios again'],
  ])('that is %s is told', async (_, content, sentence) => {
    if (content) await writeFile(path.join(folder, 'run.json.gz'), content)
    await expect(readRunFile(folder)).rejects.toThrow(sentence)
  })

  test('in a folder that is not there is told', async () => {
    await expect(foldersWithRuns(path.join(folder, 'x'))).rejects.toThrow("can't be read")
  })
})
