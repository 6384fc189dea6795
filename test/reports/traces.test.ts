import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRunFile, removeReport, writeReport } from '../../reports/index.ts'
import { entry } from './html/markup.ts'
import { recordedRun } from './recorded-run.ts'

const id = 'guide/jit/created-on-first-sign-in'
const place = `traces/${id}.zip`

let folder: string
let source: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'oin-sim-traces-'))
  source = path.join(folder, 'trace.zip')
  await writeFile(source, 'a trace')
})
afterEach(() => rm(folder, { recursive: true }))

const report = () => path.join(folder, 'report')
const written = (traces: [string, string][] = [[id, source]]) =>
  writeReport(recordedRun(), { folder: report(), traces: new Map(traces) })

describe('a trace of a scenario', () => {
  it('is copied to its id, and told of in the page with what it holds', async () => {
    const { files } = await written()
    expect(files).toContain(path.join(report(), place))
    expect(await readFile(path.join(report(), place), 'utf8')).toBe('a trace')
    const html = entry(await readFile(path.join(report(), 'index.html'), 'utf8'), id)
    expect(html).toContain(`<a href="${place}" download>`)
    expect(html).toContain(`npx playwright show-trace ${place}`)
    expect(html).toContain('It holds passwords, cookies and tokens')
    const results = JSON.parse(await readFile(path.join(report(), 'results.json'), 'utf8'))
    expect(results.scenarios.flatMap(({ trace }: { trace?: string }) => trace ?? [])).toEqual([place])
    expect((await readRunFile(report())).scenarios.find(one => one.id === id)?.trace).toBe(place)
  })

  it('goes with its report', async () => {
    await written()
    await removeReport(report())
    expect(existsSync(path.join(report(), 'traces'))).toBe(false)
    await written()
    await written([])
    expect(existsSync(path.join(report(), 'traces'))).toBe(false)
  })

  it('is not told of where it did not come along', async () => {
    await written()
    const run = await readRunFile(report())
    const elsewhere = path.join(folder, 'merged')
    await writeReport(run, { folder: elsewhere, traces: new Map([[id, path.join(folder, 'nowhere.zip')]]) })
    expect(await readFile(path.join(elsewhere, 'index.html'), 'utf8')).not.toContain('show-trace')
    expect(await readFile(path.join(elsewhere, 'results.json'), 'utf8')).not.toContain('traces/')
  })

  it('leads nowhere else, whatever a run says', async () => {
    const run = recordedRun()
    run.scenarios[0]!.trace = 'javascript:alert(1)//.zip'
    await expect(writeReport(run, { folder: report() })).rejects.toThrow('scenarios[0].trace')
  })
})
