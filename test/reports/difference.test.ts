import { describe, expect, it } from 'vitest'
import { type Comparison, difference } from '../../reports/difference.ts'
import { page } from '../../reports/html/page.ts'
import {
  failures,
  type LastRun,
  type Run,
  type Scenario,
  summarize,
  unknownTarget,
} from '../../reports/index.ts'
import { markdown } from '../../reports/markdown.ts'
import { recordedRun } from './recorded-run.ts'

/** A later run with passed scenarios of one second each, altered as a test likes. */
function run(alter: (scenarios: Scenario[]) => void = () => undefined, rest: Partial<Run> = {}): Run {
  const model = recordedRun()
  const scenarios = Array.from({ length: 7 }, (_, at) => ({
    ...model.scenarios[2]!,
    id: `s/${at}`,
    title: `What s/${at} shows`,
    durationMs: 1_000,
    exchanges: [],
  }))
  alter(scenarios)
  return { ...model, startedAt: '2026-08-25T10:00:00.000Z', scenarios, ...rest }
}

const earlier = (alter?: (scenarios: Scenario[]) => void, rest: Partial<Run> = {}): LastRun => ({
  named: false,
  run: run(alter, { startedAt: '2026-08-24T10:00:00.000Z', ...rest }),
})

const turn = (at: number, verdict: Scenario['verdict']) => (scenarios: Scenario[]) => {
  scenarios[at]!.verdict = verdict
  scenarios[at]!.reason = verdict === 'passed' ? null : `because it is ${verdict}`
}

const compared = (now: Run, last: LastRun): Comparison => {
  const found = difference(now, last)
  if (!found || 'notCompared' in found) throw new Error(`not compared: ${found?.notCompared}`)
  return found
}

const kinds = [
  'newlyRed',
  'newlyGreen',
  'newlyNotRun',
  'otherVerdict',
  'added',
  'vanished',
  'slower',
] as const
const changesOf = (changes: Comparison) =>
  Object.fromEntries(
    kinds.flatMap(kind => (changes[kind].length > 0 ? [[kind, changes[kind].map(({ id }) => id)]] : [])),
  )

describe('the difference to the last run', () => {
  it('is undefined where there was none', () => {
    expect(difference(run(), undefined)).toBeUndefined()
  })

  it('is empty where nothing changed', () => {
    const changes = compared(run(), earlier())
    expect(changesOf(changes)).toEqual({})
    expect(changes).toMatchObject({ common: 7, partial: [], otherwise: [], slowdown: 1 })
  })

  it.each<[Scenario['verdict'], Scenario['verdict'], (typeof kinds)[number]]>([
    ['passed', 'failed', 'newlyRed'],
    ['warning', 'inconclusive', 'newlyRed'],
    ['notRun', 'error', 'newlyRed'],
    ['waived', 'failed', 'newlyRed'],
    ['failed', 'passed', 'newlyGreen'],
    ['error', 'warning', 'newlyGreen'],
    ['notRun', 'passed', 'newlyGreen'],
    ['passed', 'notRun', 'newlyNotRun'],
    ['failed', 'notRun', 'newlyNotRun'],
    ['failed', 'error', 'otherVerdict'],
    ['failed', 'waived', 'otherVerdict'],
    ['passed', 'warning', 'otherVerdict'],
  ])('tells of %s that became %s as %s', (before, now, kind) => {
    const changes = compared(run(turn(3, now)), earlier(turn(3, before)))
    expect(changesOf(changes)).toEqual({ [kind]: ['s/3'] })
    expect(changes[kind]).toEqual([{ id: 's/3', title: 'What s/3 shows', before, now }])
  })

  it('tells what is new and what vanished, with its verdict', () => {
    const changes = compared(
      run(scenarios => scenarios.splice(0, 1)),
      earlier(scenarios => scenarios.splice(6, 1)),
    )
    expect(changes.added).toEqual([{ id: 's/6', title: 'What s/6 shows', verdict: 'passed' }])
    expect(changes.vanished).toEqual([{ id: 's/0', title: 'What s/0 shows', verdict: 'passed' }])
    expect(changes.common).toBe(5)
  })

  it.each<[string, Partial<Run>, string]>([
    ['filter', { filter: 's/1' }, 'was of “s/1” only.'],
    ['shard', { shard: { index: 1, total: 2 } }, 'was shard 1/2.'],
    ['break', { broken: ['It was stopped.'] }, 'broke off.'],
  ])('is of the common scenarios alone where a %s left others out', (_, extent, sentence) => {
    const part = (scenarios: Scenario[]) => scenarios.splice(2)
    const now = compared(run(part, extent), earlier())
    expect([changesOf(now), now.common, now.partial]).toEqual([{}, 2, [`This run ${sentence}`]])
    const before = compared(run(), earlier(part, extent))
    expect([changesOf(before), before.common, before.partial]).toEqual([{}, 2, [`The last run ${sentence}`]])
  })

  it('is of new and vanished scenarios too where both runs were of the same part', () => {
    const now = run(scenarios => scenarios.splice(0, 1), { filter: 's/' })
    const changes = compared(
      now,
      earlier(scenarios => scenarios.splice(6, 1), { filter: 's/' }),
    )
    expect(changesOf(changes)).toEqual({ added: ['s/6'], vanished: ['s/0'] })
    expect(changes.partial).toEqual([])
  })

  it('names versions, browser and host that differ, and no port', () => {
    const now = run(undefined, {
      tool: { name: 'oin-sim', version: '0.2.0' },
      target: { name: 'Alpacon', url: 'http://staging.example:1' },
      environment: { ...recordedRun().environment, Browser: 'Chromium 143' },
    })
    expect(compared(now, earlier()).otherwise.map(({ what }) => what)).toEqual([
      'Tool',
      'Target’s host',
      'Browser',
    ])
    const otherPort = run(undefined, { target: { name: 'Alpacon', url: 'http://alpacon.localhost:1' } })
    expect(compared(otherPort, earlier()).otherwise).toEqual([])
  })

  it('is none between two targets, and says so', () => {
    const other = earlier(undefined, { target: { name: 'Wiki', url: 'http://wiki.localhost' } })
    expect(difference(run(), other)).toEqual({
      notCompared: 'The last run was of another target, Wiki; this one is of Alpacon.',
    })
    expect(difference(run(), earlier(undefined, { target: unknownTarget }))).toMatchObject({
      notCompared: expect.stringContaining('the last one came so far'),
    })
  })

  it('is none between a run and its own report written before', () => {
    const itself = { named: false, run: run() }
    expect(difference(run(), itself)).toBeUndefined()
    expect(difference(run(), { ...itself, named: true })).toMatchObject({
      notCompared: expect.stringContaining('very run'),
    })
  })
})

describe('a slower scenario', () => {
  const lasting =
    (...ms: number[]) =>
    (scenarios: Scenario[]) => {
      for (const [at, durationMs] of ms.entries()) scenarios[at]!.durationMs = durationMs
    }

  it('took at least twice and a second longer', () => {
    const changes = compared(run(lasting(2_100, 1_900)), earlier())
    expect(changes.slower).toEqual([{ id: 's/0', title: 'What s/0 shows', beforeMs: 1_000, nowMs: 2_100 }])
    const short = compared(run(lasting(400)), earlier(lasting(100)))
    expect(short.slower).toEqual([])
  })

  it('is none on a machine on which everything took three times as long', () => {
    const all = Array.from({ length: 7 }, () => 3_000)
    const changes = compared(run(lasting(...all)), earlier())
    expect([changes.slower, changes.slowdown]).toEqual([[], 3])
    const one = compared(run(lasting(8_000, ...all.slice(1))), earlier())
    expect(changesOf(one)).toEqual({ slower: ['s/0'] })
  })

  it('has to stand out where times scatter, as they do on a busy machine', () => {
    const scattered = [400, 2_500, 700, 3_000, 1_000, 500]
    const busy = compared(run(lasting(...scattered, 4_000)), earlier())
    expect(busy.slower).toEqual([])
    const one = compared(run(lasting(...scattered, 60_000)), earlier())
    expect(changesOf(one)).toEqual({ slower: ['s/6'] })
  })

  it('is none that took as long as ever while the others were faster', () => {
    const all = Array.from({ length: 6 }, () => 200)
    const changes = compared(run(lasting(8_000, ...all)), earlier(lasting(8_000)))
    expect([changes.slower, changes.slowdown]).toEqual([[], 1])
  })

  it('is none where it failed, another agent acted, or too few can be timed', () => {
    const failed = compared(
      run(scenarios => {
        lasting(60_000)(scenarios)
        turn(0, 'failed')(scenarios)
      }),
      earlier(turn(0, 'failed')),
    )
    expect(failed.slower).toEqual([])
    const other = compared(
      run(scenarios => {
        lasting(60_000)(scenarios)
        scenarios[0]!.agent = 'browser'
      }),
      earlier(),
    )
    expect(other.slower).toEqual([])
    const few = compared(
      run(scenarios => {
        lasting(60_000)(scenarios)
        scenarios.splice(4)
      }),
      earlier(),
    )
    expect([few.slower, few.slowdown]).toEqual([[], null])
  })
})

describe('what people read of it', () => {
  const now = run(scenarios => {
    for (const at of [0, 1, 2, 3]) turn(at, 'failed')(scenarios)
    scenarios[0]!.title = '<b>bold</b> | title'
  })
  const last = earlier(scenarios => {
    turn(5, 'failed')(scenarios)
    scenarios.push({ ...scenarios[0]!, id: 's/gone', title: '<i>gone</i>' })
  })
  const changes = compared(now, last)

  it('stands in index.html before the coverage, with the way to each scenario that is there', async () => {
    const html = await page(now, summarize(now), changes)
    const section = html.slice(html.indexOf('id="difference"'), html.indexOf('id="coverage"'))
    expect(section).toContain('Compared with the run of 24 Aug 2026, 10:00 UTC: 7 common scenarios.')
    expect(section).toContain('<a href="#s/0">&lt;b&gt;bold&lt;/b&gt; | title</a>')
    expect(section).toContain('passed before, failed now')
    expect(section).toContain('&lt;i&gt;gone&lt;/i&gt;')
    expect(section).not.toContain('href="#s/gone"')
  })

  it('is a table in summary.md', () => {
    const text = markdown(now, summarize(now), changes)
    expect(text).toContain('### Since the last run')
    expect(text).toContain('| newly red | s/0 | passed before, failed now |')
    expect(text).toContain('| newly green | s/5 | failed before, passed now |')
    expect(text).toContain('| vanished | s/gone | passed before |')
  })

  it('is a line each for newly red and newly green on a terminal, before the three numbers', () => {
    const screen = { isTTY: false, width: 80, colors: false }
    expect(failures(now, screen, 'index.html', changes).split('\n').slice(-4)).toEqual([
      '4 newly red: s/0, s/1, s/2 and 1 more',
      '1 newly green: s/5',
      expect.stringMatching(/^38\.4 s /),
      '3 passed, 4 failed, 0 skipped',
    ])
  })

  it('says why there is none, everywhere', async () => {
    const none = { notCompared: 'results.json can’t be read: <half a file>.' }
    expect(await page(now, summarize(now), none)).toContain(
      'Not compared. results.json can’t be read: &lt;half',
    )
    expect(markdown(now, summarize(now), none)).toContain(
      'Not compared: results.json can’t be read: &lt;half',
    )
    expect(failures(now, { isTTY: false, width: 80, colors: false }, '', none)).toContain(
      'Not compared with the last run: results.json can’t be read',
    )
  })

  it('has no section where there was no last run', async () => {
    expect(await page(now, summarize(now))).not.toContain('id="difference"')
  })
})
