import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { InvalidRunError, ReportFolderError, resultsSchema, writeReport } from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

let folder: string
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'report-')), 'out')
})

describe('writing a report', () => {
  it('leaves exactly these files in the folder and names them', async () => {
    const { files } = await writeReport(recordedRun(), { folder })
    const names = ['index.html', 'results.json', 'ctrf.json', 'junit.xml', 'summary.md', 'run.json.gz']
    const hars = recordedRun().scenarios.flatMap(({ id, exchanges }) =>
      exchanges.length > 0 ? [`har/${id}.har`] : [],
    )
    expect(files).toEqual([...names, ...hars].map(name => path.join(folder, name)))
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const found = entries
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
    expect(found.sort()).toEqual([...files].sort())
  })

  it('writes one decision into every file', async () => {
    const { summary } = await writeReport(recordedRun(), { folder })
    const read = (name: string) => readFile(path.join(folder, name), 'utf8')
    expect(summary.gate).toBe('failed')
    expect(await read('index.html')).toContain('<header class="decision failed">')
    expect(JSON.parse(await read('results.json'))).toMatchObject({ gate: 'failed', counts: summary.counts })
    expect(await read('summary.md')).toContain('Gate failed')
    expect(await read('junit.xml')).toContain('tests="9" failures="2" errors="2" skipped="2"')
  })

  it('writes results.json in its published shape', async () => {
    await writeReport(recordedRun(), { folder })
    const results: unknown = JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8'))
    expect(resultsSchema.parse(results)).toEqual(results)
  })

  it('replaces an earlier report', async () => {
    await writeReport(recordedRun(), { folder })
    const renamed = { ...recordedRun(), target: { name: 'Globex', url: 'http://globex.localhost' } }
    await writeReport(renamed, { folder })
    expect(await readFile(path.join(folder, 'summary.md'), 'utf8')).toContain('Globex at')
  })
})

describe('a run that can’t be read', () => {
  const refusal = async (run: unknown): Promise<string> => {
    const error = await writeReport(run, { folder }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InvalidRunError)
    return (error as InvalidRunError).message
  }

  it('is refused with the names of the members that are wrong', async () => {
    const run = recordedRun()
    const wrong = {
      ...run,
      scenarios: run.scenarios.with(3, { ...run.scenarios[3]!, verdict: 'maybe' as 'passed' }),
    }
    expect(await refusal(wrong)).toContain('scenarios[3].verdict')
    expect(await refusal(null)).toContain('the run: ')
  })

  it('is refused when a scenario names a clause that the run doesn’t have', async () => {
    const run = recordedRun()
    run.scenarios[2]!.clauses.push('guide.nowhere')
    expect(await refusal(run)).toContain(
      'scenarios[2].clauses[2]: "guide.nowhere" is not among the run\'s clauses',
    )
  })

  it('is refused when two scenarios share an id', async () => {
    const run = recordedRun()
    run.scenarios.push(run.scenarios[0]!)
    expect(await refusal(run)).toContain('scenarios[9].id: "guide/prerequisites/enterprise-plan" is taken')
  })

  it('leaves an earlier report as it was', async () => {
    await writeReport(recordedRun(), { folder })
    const before = await readFile(path.join(folder, 'index.html'), 'utf8')
    await refusal({})
    expect(await readFile(path.join(folder, 'index.html'), 'utf8')).toBe(before)
  })

  it('names the first five problems and says how many more there are', async () => {
    const run = recordedRun()
    const wrong = { ...run, scenarios: run.scenarios.map(scenario => ({ ...scenario, level: 'X' })) }
    expect(await refusal(wrong)).toContain('and 4 more')
  })
})

it('a folder that can’t be made is an error with its name', async () => {
  const file = `${folder}-file`
  await writeFile(file, '')
  const writing = writeReport(recordedRun(), { folder: path.join(file, 'out') })
  await expect(writing).rejects.toThrow(ReportFolderError)
  await expect(writing).rejects.toThrow(file)
})
