import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EnterKey } from '../../../scenarios/commands/by-hand.ts'
import { type ReproOptions, repro } from '../../../scenarios/commands/repro.ts'
import { smallCase } from '../repro/small-case.ts'
import { noting } from './note.ts'

const defaults: ReproOptions = { headed: false, pause: false, until: 'mended', keep: false, json: false }
const never = new AbortController().signal

async function play(
  options: Partial<ReproOptions>,
  { signal = never, keys }: { signal?: AbortSignal; keys?: EnterKey } = {},
) {
  const { out, err, terminal } = noting()
  const code = await repro({ ...defaults, ...options }, terminal, signal, keys)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function caseFile(change: object): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'case-')), 'theirs.yaml')
  await writeFile(file, JSON.stringify({ ...smallCase, ...change }))
  return file
}

test('without a case those that come along are listed', async () => {
  const { code, out } = await play({})
  expect(code).toBe(0)
  expect(out).toMatch(/^no-tile-not-assigned +Somebody has no tile/m)
})

test('a case by its name is played: symptom, remedy, gone, and the cause', async () => {
  const { code, out, err } = await play({ case: 'no-tile-not-assigned' })
  expect(code).toBe(0)
  expect(err).toMatch(/✓.*symptom: Robin Rivera has no tile/)
  expect(err).toMatch(/✓.*gone: Robin Rivera has the tile/)
  expect(err).toContain('In the guide: Troubleshooting')
  expect(out).toContain('reproduced, and mended: Neither Robin')
})

test('up to the symptom, nothing is mended', async () => {
  const { err, out } = await play({ case: 'no-tile-not-assigned', until: 'symptom' })
  expect(err).not.toContain('remedy')
  expect(out).toContain('reproduced, and left as it is')
})

test('a symptom that isn’t there fails, with expected and received', async () => {
  const file = await caseFile({ assigned: { people: ['Robin Rivera'] } })
  const { code, out } = await play({ case: file })
  expect(code).toBe(1)
  expect(out).toContain('not reproduced: whether Robin Rivera has the tile')
  expect(out).toContain('expected: false')
  expect(out).toContain('received: true')
})

test('a symptom that diagnose doesn’t find in the log fails', async () => {
  const { code, out } = await play({ case: await caseFile({ symptom: 'secret-wrong' }) })
  expect(code).toBe(1)
  expect(out).toContain('not reproduced: not so: diagnose finds secret-wrong')
})

test('a remedy that mends nothing fails', async () => {
  const { code, out } = await play({ case: await caseFile({ remedy: [{ 'show-tile': true }] }) })
  expect(code).toBe(1)
  expect(out).toContain('not mended: ')
})

test('a case that is well while its symptom is there says nothing', async () => {
  const { code, out } = await play({
    case: await caseFile({ afterwards: [{ 'sees-no-tile': 'Robin Rivera' }] }),
  })
  expect(code).toBe(1)
  expect(out).toContain('inconclusive: With the symptom there, and before any remedy, it is so already')
})

test('as JSON it is one document, with the steps', async () => {
  const { out } = await play({ case: 'no-tile-not-assigned', json: true })
  const { case: name, verdict, steps } = JSON.parse(out)
  expect({ name, verdict }).toEqual({ name: 'no-tile-not-assigned', verdict: 'passed' })
  expect(steps.map(({ status }: { status: string }) => status)).not.toContain('failed')
  expect(steps.at(-1).title).toMatch(/^gone: /)
})

test('a report of it is written where one is asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'report-'))
  await play({ case: 'no-tile-not-assigned', report: folder })
  const { scenarios } = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8'))
  expect(scenarios.map(({ id }: { id: string }) => id)).toEqual(['cases/no-tile-not-assigned'])
  // Ports that were free ones are told as those of `start`, as in every report.
  const recorded = await readFile(join(folder, 'har', 'cases', 'no-tile-not-assigned.har'), 'utf8')
  expect([...new Set(recorded.match(/localhost:\d+/g))].sort()).toEqual(['localhost:4600', 'localhost:4700'])
})

test('kept, everything stays up until it is ended, and answers at the addresses that were told', async () => {
  const end = new AbortController()
  const { out, err, terminal } = noting()
  const seen = new Promise<number>((resolve, reject) => {
    const told = terminal.err
    terminal.err = line => {
      told(line)
      if (!line.includes('left running')) return
      const { places } = JSON.parse(out.join(''))
      fetch(places['Admin Console']).then(({ status }) => resolve(status), reject)
    }
  })
  const ended = repro(
    { ...defaults, case: 'no-tile-not-assigned', keep: true, json: true },
    terminal,
    end.signal,
  )
  expect(await seen).toBe(200)
  end.abort()
  expect(await ended).toBe(0)
  const { places } = JSON.parse(out.join(''))
  await expect(fetch(places['Admin Console'])).rejects.toThrow()
  expect(err.join('\n')).toContain('Ctrl+C')
})

describe('waiting for Enter', () => {
  test('comes before each step, with its title', async () => {
    const prompts: string[] = []
    const keys: EnterKey = {
      isTTY: true,
      async enter(prompt) {
        prompts.push(prompt.trim())
      },
    }
    await play({ case: 'no-tile-not-assigned', pause: true }, { keys })
    expect(prompts).toContain('Enter: symptom: Robin Rivera has no tile')
    expect(prompts.at(-1)).toContain('gone: ')
  })

  test('is refused where nobody can press it', async () => {
    const keys: EnterKey = { isTTY: false, enter: () => Promise.reject(new Error('nobody is asked')) }
    await expect(play({ case: 'no-tile-not-assigned', pause: true }, { keys })).rejects.toThrow(
      '--pause waits for Enter',
    )
  })

  test('ends with the signal', async () => {
    const end = new AbortController()
    const keys: EnterKey = {
      isTTY: true,
      async enter(_prompt, signal) {
        end.abort()
        signal.throwIfAborted()
      },
    }
    const { code } = await play({ case: 'no-tile-not-assigned', pause: true }, { keys, signal: end.signal })
    expect(code).toBe(130)
  })
})

describe('what can’t be played is refused before anything starts', () => {
  test('a case that isn’t there, with the nearest', async () => {
    await expect(play({ case: 'no-tile-not-asigned' })).rejects.toThrow(/no-tile-not-assigned/)
  })

  test('a file that is no case', async () => {
    const file = await caseFile({ sees: [] })
    await expect(play({ case: file })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('sees'),
    })
  })
})
