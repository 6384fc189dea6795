import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Results } from '../../reports/index.ts'
import { exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { list } from '../../scenarios/commands/list.ts'
import { matchIds, nearestIds } from '../../scenarios/commands/nearest.ts'
import { type RunOptions, run, type runParts } from '../../scenarios/commands/run.ts'
import { filePattern } from '../../scenarios/commands/runner.ts'
import type { Terminal } from '../../scenarios/commands/terminal.ts'
import { NoBrowserError } from '../../scenarios/harness/find-browser.ts'

const ids = [
  'guide/sso/sp-initiated',
  'guide/sso/idp-initiated',
  'guide/jit/created-on-first-sign-in',
  'guide/sso/sp-initiated-again',
]

const scenarios = ids.map(id => ({
  id,
  title: `Title of ${id}`,
  clauses: ['guide.sso'],
  level: 'M' as const,
}))

function terminal() {
  const out: string[] = []
  const err: string[] = []
  const screen = { isTTY: false, width: 80, colors: false }
  return {
    out,
    err,
    terminal: { out: line => out.push(line), err: line => err.push(line), screen } as Terminal,
  }
}

describe('a filter', () => {
  test.each([
    [undefined, ids],
    ['sso', [ids[0], ids[1], ids[3]]],
    ['guide/sso/sp-initiated', [ids[0]]],
    ['JIT', [ids[2]]],
    ['scenarios/guide/sso/idp-initiated.ts', [ids[1]]],
    ['C:\\project\\scenarios\\guide\\sso\\idp-initiated.ts', [ids[1]]],
    ['logout', []],
  ])('%s means the scenarios it names in full or in part', (filter, expected) => {
    expect(matchIds(filter, ids)).toEqual(expected)
  })

  test.each([
    ['guide/sso/idp-initated', ids[1]],
    ['jti', ids[2]],
    ['created-on-frist-sign-in', ids[2]],
  ])('%s is nearest to the id it was meant for', (filter, expected) => {
    expect(nearestIds(filter, ids)[0]).toBe(expected)
  })

  test('becomes a pattern that fits the one file it is for', () => {
    const pattern = new RegExp(filePattern('guide/sso/sp-initiated'))
    expect(pattern.test('/any/where/scenarios/guide/sso/sp-initiated.ts')).toBe(true)
    expect(pattern.test('C:\\any\\scenarios\\guide\\sso\\sp-initiated.ts')).toBe(true)
    expect(pattern.test('/any/where/scenarios/guide/sso/sp-initiated-again.ts')).toBe(false)
    expect(pattern.test('/any/where/scenarios/guide/sso/sp-initiatedXts')).toBe(false)
  })
})

describe('list', () => {
  test('prints one line a scenario', async () => {
    const { out, terminal: screen } = terminal()
    expect(await list({ json: false }, screen, async () => scenarios)).toBe(exitCodes.held)
    expect(out).toHaveLength(ids.length)
    expect(out[2]).toMatch(/^guide\/jit\/created-on-first-sign-in +M +Title of .* +guide\.sso$/)
  })

  test('prints one document with --json', async () => {
    const { out, terminal: screen } = terminal()
    await list({ json: true }, screen, async () => scenarios)
    expect(JSON.parse(out.join('\n'))).toEqual({ scenarios })
  })
})

describe('run', () => {
  let report: string
  beforeEach(async () => {
    report = await mkdtemp(join(tmpdir(), 'oin-sim-run-'))
  })
  afterEach(() => rm(report, { recursive: true }))

  const results = (gate: 'passed' | 'failed'): Results => ({
    schemaVersion: 1,
    tool: { name: 'oin-sim', version: '0.1.0' },
    target: { name: 'Alpacon', url: 'http://alpacon.localhost:4700' },
    startedAt: '2026-08-01T12:00:00.000Z',
    durationMs: 10,
    gate,
    counts: { passed: 1, failed: 0, warning: 0, inconclusive: 0, error: 0, notRun: 0, waived: 0 },
    scenarios: [],
    waivers: [],
  })

  /** Runs with a Playwright that writes these results, or none, and ends with this code. */
  async function carryOut(
    { gate, code = 0 }: { gate?: 'passed' | 'failed'; code?: number | null },
    options: Partial<RunOptions> = {},
    signal = new AbortController().signal,
    parts: Partial<typeof runParts> = {},
  ) {
    const screen = terminal()
    const runPlaywright = vi.fn<typeof import('../../scenarios/commands/runner.ts').runPlaywright>(
      async () => {
        if (gate) await writeFile(join(report, 'results.json'), JSON.stringify(results(gate)))
        return code
      },
    )
    const exitCode = await run(
      { profile: 'spec', headed: false, pause: false, ui: false, report, json: false, ...options },
      screen.terminal,
      signal,
      {
        scenarioIds: () => scenarios.map(({ id }) => id),
        findBrowser: async () => ({ path: '/opt/browser', source: 'system' as const }),
        runPlaywright,
        configurationOf: async () => undefined,
        playWithPauses: async () => exitCodes.held,
        openForTarget: async () => ({ redirectUris: [], close: async () => undefined }) as never,
        ...parts,
      },
    )
    return { exitCode, runPlaywright, ...screen }
  }

  test.each([
    ['a gate that passed', { gate: 'passed' as const }, exitCodes.held],
    ['a gate that failed', { gate: 'failed' as const, code: 1 }, exitCodes.failed],
    ['a gate that failed though the runner was content', { gate: 'failed' as const }, exitCodes.failed],
    ['an error outside of the scenarios', { gate: 'passed' as const, code: 1 }, exitCodes.failed],
  ])('%s decides the exit code', async (_, outcome, expected) => {
    expect((await carryOut(outcome)).exitCode).toBe(expected)
  })

  test('hands the browser, the report folder and the options on', async () => {
    const { runPlaywright } = await carryOut(
      { gate: 'passed' },
      {
        filter: 'jit',
        workers: 3,
        headed: true,
        agent: 'http',
      },
    )
    expect(runPlaywright.mock.calls[0]?.[0]).toMatchObject({
      ids: [ids[2]],
      env: {
        OIN_SIM_AGENT: 'http',
        OIN_SIM_BROWSER: '/opt/browser',
        OIN_SIM_REPORT: report,
        OIN_SIM_WORKERS: '3',
        OIN_SIM_HEADED: '1',
        OIN_SIM_TRACE: '',
      },
    })
    const { env } = runPlaywright.mock.calls[0]![0]
    expect([env.OIN_SIM_ARTIFACTS?.startsWith(report), existsSync(env.OIN_SIM_ARTIFACTS!)]).toEqual([
      false,
      false,
    ])
  })

  test('without a filter nothing is left out', async () => {
    const { runPlaywright } = await carryOut({ gate: 'passed' })
    expect(runPlaywright.mock.calls[0]?.[0].ids).toBeUndefined()
  })

  test('with --ui Playwright’s page is opened, and the last report is left', async () => {
    await writeFile(join(report, 'results.json'), 'the last one')
    const { exitCode, runPlaywright } = await carryOut({ code: null }, { filter: 'jit', ui: true })
    expect(exitCode).toBe(exitCodes.held)
    expect(runPlaywright.mock.calls[0]?.[0]).toMatchObject({ ids: [ids[2]], ui: true })
    expect(await readFile(join(report, 'results.json'), 'utf8')).toBe('the last one')
  })

  test('with --pause the one scenario is played here', async () => {
    const playWithPauses = vi.fn(async () => exitCodes.failed)
    const { exitCode, runPlaywright } = await carryOut({}, { filter: 'jit', pause: true }, undefined, {
      playWithPauses,
    })
    expect(exitCode).toBe(exitCodes.failed)
    expect(playWithPauses.mock.calls[0]?.slice(0, 1)).toEqual([ids[2]])
    expect(runPlaywright).not.toHaveBeenCalled()
  })

  test.each([
    ['none is named', {}],
    ['it means 3: ', { filter: 'sso/' }],
  ])('with --pause more than one is refused: %s', async (sentence, options) => {
    await expect(carryOut({}, { ...options, pause: true })).rejects.toThrow(sentence)
  })

  test('with --json the results are the one document on stdout', async () => {
    const { out, runPlaywright } = await carryOut({ gate: 'failed', code: 1 }, { json: true })
    expect(JSON.parse(out.join('\n'))).toEqual(results('failed'))
    expect(runPlaywright.mock.calls[0]?.[0].quietStdout).toBe(true)
  })

  test('results of an earlier run are not taken for those of one that left none', async () => {
    await writeFile(join(report, 'results.json'), JSON.stringify(results('passed')))
    await expect(carryOut({ code: 1 })).rejects.toMatchObject({
      exitCode: exitCodes.notStarted,
      message: expect.stringContaining(join(report, 'results.json')),
    })
    await expect(readFile(join(report, 'results.json'))).rejects.toThrow('ENOENT')
  })

  test('a run that is stopped before it began leaves no report of an earlier one, but what the next is compared with', async () => {
    const names = ['index.html', 'results.json', 'ctrf.json', 'junit.xml', 'summary.md', 'run.json.gz']
    for (const name of [...names, 'notes.txt']) await writeFile(join(report, name), 'all passed')
    const { exitCode, runPlaywright } = await carryOut({}, {}, AbortSignal.abort())
    expect([exitCode, runPlaywright.mock.calls]).toEqual([exitCodes.interrupted, []])
    expect(await readdir(report)).toEqual(['.last-run.json', 'notes.txt'])
  })

  test('what the report will be compared with is the one that is named, else the one in the folder', async () => {
    const kept = async () => JSON.parse(await readFile(join(report, '.last-run.json'), 'utf8'))
    await writeFile(join(report, 'results.json'), JSON.stringify(results('passed')))
    await carryOut({ gate: 'failed' })
    expect(await kept()).toMatchObject({ named: false, run: { target: { name: 'Alpacon' } } })
    const baseline = join(report, 'nowhere.json')
    const { runPlaywright } = await carryOut({ gate: 'failed' }, { baseline, filter: 'jit' })
    expect(await kept()).toEqual({ named: true, unreadable: 'There is no report in nowhere.json' })
    expect(runPlaywright.mock.calls[0]?.[0].env).toMatchObject({ OIN_SIM_FILTER: 'jit' })
  })

  test('a filter that matches nothing ends in 4 and names the nearest', async () => {
    await expect(carryOut({ gate: 'passed' }, { filter: 'sso/idp-initated' })).rejects.toMatchObject({
      exitCode: exitCodes.noMatch,
      message: expect.stringContaining(`Nearest: ${ids[1]}`),
    })
  })

  test('no browser ends in 3 with the sentence that says what to install', async () => {
    const findBrowser = () => Promise.reject(new NoBrowserError('Install one.'))
    const attempt = carryOut({ gate: 'passed' }, {}, undefined, { findBrowser })
    await expect(attempt).rejects.toMatchObject({ exitCode: exitCodes.notStarted, message: 'Install one.' })
  })

  test('a signal ends in 130, even where results were written on the way out', async () => {
    const controller = new AbortController()
    const runPlaywright = async () => {
      controller.abort()
      await writeFile(join(report, 'results.json'), JSON.stringify(results('passed')))
      return 130
    }
    const { exitCode } = await carryOut({}, {}, controller.signal, { runPlaywright })
    expect(exitCode).toBe(exitCodes.interrupted)
  })
})
