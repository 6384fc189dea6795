import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from './jobs.ts'
import { runJobs } from './pool.ts'
import type { Trial } from './trial.ts'

let folder: string
let worker: URL
/** A process in place of the real one: it dies where a scenario is called "dies", and passes everything else. */
const source = `
process.on('message', job => {
  if (job === 'end') return process.disconnect()
  for (const scenario of job.scenarios) {
    if (scenario === 'dies') { console.error('out of memory'); process.exit(1) }
    process.send({ trial: { scenario, verdict: 'passed', reason: job.of } })
  }
  process.send('ready')
})
process.send('ready')
`

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pool-'))
  const file = join(folder, 'worker.mjs')
  await writeFile(file, source)
  worker = pathToFileURL(file)
})
afterAll(() => rm(folder, { recursive: true }))

async function run(jobs: Job[], workers: number) {
  const trials: [string, Trial][] = []
  const finished: string[] = []
  const listener = {
    ended: ({ of }: Job, trial: Trial) => void trials.push([of, trial]),
    finished: ({ of }: Job) => void finished.push(of),
  }
  await runJobs(jobs, workers, listener, worker)
  return { trials, finished }
}

test('every job is done once, by however many workers', async () => {
  const jobs = ['a', 'b', 'c', 'd', 'e'].map(of => ({ of, scenarios: ['one', 'two'] }))
  const { trials, finished } = await run(jobs, 2)
  expect(finished.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(trials.map(([of, { scenario }]) => `${of} ${scenario}`).sort()).toEqual(
    jobs.flatMap(({ of }) => [`${of} one`, `${of} two`]),
  )
})

test('a scenario in which the process dies is an error, with its last words, and the rest is still run', async () => {
  const { trials, finished } = await run(
    [
      { of: 'a', scenarios: ['one', 'dies', 'two'] },
      { of: 'b', scenarios: ['dies'] },
      { of: 'c', scenarios: ['one'] },
    ],
    1,
  )
  expect(finished).toEqual(['a', 'b', 'c'])
  expect(trials.map(([of, { scenario, verdict }]) => [of, scenario, verdict])).toEqual([
    ['a', 'one', 'passed'],
    ['a', 'dies', 'error'],
    ['a', 'two', 'passed'],
    ['b', 'dies', 'error'],
    ['c', 'one', 'passed'],
  ])
  expect(trials[1]?.[1].reason).toContain('out of memory')
})
