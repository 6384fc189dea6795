import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { alpacon, ann, event } from './support/sample-log.ts'

// Whole processes, each with both servers: seconds where other work runs beside them.
vi.setConfig({ testTimeout: 60_000 })

const bin = fileURLToPath(new URL('../../scenarios/oin-sim.js', import.meta.url))
const startArguments = ['start', '--json', '--okta-port', '0', '--sp-port', '0']
const children: ChildProcess[] = []

/** A program in a folder that isn't the project's, with what it wrote and how it ended. */
function launch(command: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(command, args, {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const written = { out: '', err: '' }
  child.stderr.on('data', chunk => {
    written.err += chunk
  })
  const firstLine = new Promise<string>(resolve => {
    child.stdout.on('data', chunk => {
      written.out += chunk
      if (written.out.includes('\n')) resolve(written.out)
    })
  })
  // `close` comes once every process that holds stdout has gone, not only the one launched here.
  const ended = new Promise<{ code: number | null; signal: string | null }>(resolve => {
    child.on('close', (code, signal) => resolve({ code, signal }))
  })
  return { child, written, firstLine, ended }
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

describe('the program', () => {
  test('runs from any folder', async () => {
    const { written, ended } = launch(process.execPath, [bin, '--version'])
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(written.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('ends in 2 on a typing error', async () => {
    const { written, ended } = launch(process.execPath, [bin, 'strat'])
    expect(await ended).toEqual({ code: 2, signal: null })
    expect(written.err).toContain('Did you mean start?')
  })

  test.each([
    ['SIGINT', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
  ] as const)('stops on %s, though %s comes before it is done, and frees its ports', async (name, next) => {
    const { child, written, firstLine, ended } = launch(process.execPath, [bin, ...startArguments])
    const { okta, sp } = JSON.parse(await firstLine)
    expect(await answers(okta.url)).toBe(true)
    child.kill(name)
    child.kill(next)
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(await Promise.all([okta.url, sp.url].map(answers))).toEqual([false, false])
    expect(written.out.trimEnd().split('\n')).toHaveLength(1)
  })

  test.skipIf(process.platform === 'win32')(
    'under npm it stops with the shell that it was run in',
    async () => {
      const script = `"${process.execPath}" "${bin}" ${startArguments.join(' ')}; true`
      const { child, firstLine, ended } = launch('sh', ['-c', script], { npm_lifecycle_event: 'start' })
      const { okta } = JSON.parse(await firstLine)
      child.kill('SIGTERM')
      await ended
      expect(await answers(okta.url)).toBe(false)
    },
  )
})

test('a document that is larger than a pipe holds arrives whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-'))
  const file = join(folder, 'log.json')
  const told = { result: 'FAILURE', reason: 'user_not_assigned', by: ann, on: [alpacon] }
  const events = Array.from({ length: 2000 }, (_, at) => event('app.oauth2.authorize.code', { at, ...told }))
  await writeFile(file, JSON.stringify(events))
  const { written, ended } = launch(process.execPath, [bin, 'diagnose', file, '--json'])
  expect((await ended).code).toBe(0)
  await rm(folder, { recursive: true })
  expect(written.out.length).toBeGreaterThan(200_000)
  expect(JSON.parse(written.out).findings[0].times.count).toBe(2000)
})
