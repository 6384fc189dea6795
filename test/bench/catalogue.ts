import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './measure.ts'

/** The scenarios on the guide: all of them in a browser, as what takes longest is. */
export const FIRST_PART = 'guide/'

/**
 * How long scenarios take as `npm run conformance` has them run, in seconds, the start of it and the report included.
 * Throws where they don't hold: what fails early would look quick.
 */
async function secondsOf(...options: string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'oin-sim-bench-'))
  const began = performance.now()
  const args = ['scenarios/oin-sim.js', 'run', '--report', folder, ...options]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', chunk => (said += chunk))
  try {
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`)
    return (performance.now() - began) / 1000
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every scenario, once, with as many workers as there are by default. */
export async function wholeCatalogue(): Promise<Measured[]> {
  const ours = [await secondsOf()]
  const what = 'the whole catalogue, one run'
  return [{ id: 'catalogue', what, unit: 's', aim: { atMost: 1 }, reference: 'a minute', ours, theirs: [60] }]
}

/**
 * How the time of scenarios changes with the number of workers, and of shards: as on two machines, where the longer
 * decides, and both together, which shows what a shard costs of itself. One run each.
 *
 * @param part of the ids of the scenarios; '' for all of them
 */
export async function growth(part: string): Promise<Measured[]> {
  const chosen = part === '' ? [] : [part]
  const [one, two, four] = [
    await secondsOf(...chosen, '--workers', '1'),
    await secondsOf(...chosen, '--workers', '2'),
    await secondsOf(...chosen, '--workers', '4'),
  ]
  const shards = [
    await secondsOf(...chosen, '--workers', '1', '--shard', '1/2'),
    await secondsOf(...chosen, '--workers', '1', '--shard', '2/2'),
  ]
  const of = part === '' ? 'the catalogue' : `scenarios ${part}`
  const row = (id: string, how: string, atMost: number, seconds: number): Measured => ({
    id,
    what: `${of} ${how}, one run`,
    unit: 's',
    aim: { atMost },
    reference: 'with one worker',
    ours: [seconds],
    theirs: [one],
  })
  return [
    row('workers-2', 'with 2 workers', 0.8, two),
    row('workers-4', 'with 4 workers', 1, four),
    row('shards', 'in 2 shards, the longer', 0.75, Math.max(...shards)),
    row('shards-sum', 'in 2 shards, together', 1.25, shards[0]! + shards[1]!),
  ]
}
