import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { followConfig, followSeed } from '../../scenarios/commands/reload.ts'
import { readSeedFile } from '../../scenarios/commands/seed-file.ts'
import { startOkta } from '../../sim/index.ts'
import { startsOfThisFile } from './starts.ts'

const { temporaryFolder } = startsOfThisFile()

const LOOK_MS = 500
const SOON = { timeout: 10_000 }

const lines: string[] = []
const write = (line: string) => void lines.push(line)
const terminal = { out: write, err: write, screen: { isTTY: false, width: 80, colors: false } }
let controller: AbortController
let path: string

const looksWhenToldTo = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })

beforeEach(async () => {
  lines.length = 0
  controller = new AbortController()
  path = join(await temporaryFolder(), 'oin-sim.config.mjs')
  return () => {
    controller.abort()
    vi.useRealTimers()
  }
})

test('a seed file that has changed since it was read is seen to have', async () => {
  const people = ['Ann', 'Ben'].map(firstName => ({
    firstName,
    lastName: 'One',
    login: `${firstName}@acme.example`,
    password: 'A-password-1',
  }))
  await writeFile(path, JSON.stringify({ people: people.slice(1) }))
  const file = await readSeedFile(path)
  const okta = await startOkta({ port: 0 })
  onTestFinished(() => okta.close())
  const org = await okta.createOrg({ name: 'acme', seed: file.seed })
  await writeFile(path, JSON.stringify({ people }))
  looksWhenToldTo()
  followSeed({ org, seed: { file }, all: 'Press r.' }, terminal, controller.signal)
  vi.advanceTimersByTime(LOOK_MS)
  await expect.poll(() => lines.join('\n'), SOON).toContain('Added: ')
  expect(org.model.users.find('ann@acme.example')).toBeDefined()
})

describe('a configuration', () => {
  beforeEach(async () => {
    looksWhenToldTo()
    await writeFile(path, 'export default {}')
    followConfig(path, terminal, controller.signal)
  })

  test('is read when it has changed, with nothing to apply, and a broken one told', async () => {
    vi.advanceTimersByTime(3 * LOOK_MS)
    await writeFile(path, 'export default { workers: "many" }')
    vi.advanceTimersByTime(3 * LOOK_MS)
    await expect.poll(() => lines.join('\n'), SOON).toContain('nothing was changed')
    expect(lines.join('\n')).toContain('workers')
    await writeFile(path, 'export default { workers: 2 }')
    vi.advanceTimersByTime(3 * LOOK_MS)
    await expect.poll(() => lines.at(-1), SOON).toContain(`${path} has changed and can be used.`)
    // Once for each change, and not for what was there before.
    expect(lines.filter(line => line.startsWith(`${path} has changed`))).toHaveLength(2)
  })

  test('is read though its time is the one that it had, until the end', async () => {
    const time = new Date('2026-01-01')
    await utimes(path, time, time)
    vi.advanceTimersByTime(LOOK_MS)
    await expect.poll(() => lines, SOON).toHaveLength(1)
    await writeFile(path, 'export default { workers: 2 }')
    await utimes(path, time, time)
    vi.advanceTimersByTime(LOOK_MS)
    await expect.poll(() => lines, SOON).toHaveLength(2)
    controller.abort()
    expect(vi.getTimerCount()).toBe(0)
  })
})
