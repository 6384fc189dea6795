import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Job } from './jobs.ts'
import type { Trial } from './trial.ts'
import type { Told } from './worker.ts'

/** Longer than any scenario takes: what is silent for as long hangs, and so does the SP under it. */
const mostSilenceMs = 90_000

/** What is told while jobs are run. */
export interface Listener {
  ended(job: Job, trial: Trial): void
  finished(job: Job): void
}

/**
 * Runs jobs in processes of their own. A scenario in which the process dies or falls silent is an error, and its job
 * goes on with the next one in a new process.
 */
export async function runJobs(
  jobs: readonly Job[],
  workers: number,
  listener: Listener,
  worker = new URL('./worker.ts', import.meta.url),
): Promise<void> {
  const waiting = [...jobs]
  const one = async () => {
    for (let job = waiting.shift(); job; ) {
      const left = await inOneProcess(worker, job, () => waiting.shift(), listener)
      job = left ?? waiting.shift()
    }
  }
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, one))
}

/** Runs jobs until there is none, or until the process dies: then resolves with what is left of its job. */
function inOneProcess(
  worker: URL,
  first: Job,
  next: () => Job | undefined,
  { ended, finished }: Listener,
): Promise<Job | undefined> {
  return new Promise(resolve => {
    const child = startWorker(worker)
    let job: Job | undefined = first
    let left: string[] = [...first.scenarios]
    let begun = false
    let last = ''
    const silence = setTimeout(() => child.kill('SIGKILL'), mostSilenceMs)
    child.stderr?.on('data', chunk => (last = `${last}${chunk}`.slice(-2000)))

    child.on('message', (told: Told) => {
      silence.refresh()
      if (told !== 'ready') {
        left.shift()
        return ended(job!, told.trial)
      }
      if (begun) {
        finished(job!)
        job = next()
        left = [...(job?.scenarios ?? [])]
      }
      begun = true
      child.send(job ?? 'end')
    })
    child.on('exit', () => {
      clearTimeout(silence)
      if (!job) return resolve(undefined)
      const [broken, ...rest] = left
      const reason = `the process of the SP ended or hung: ${last.trim().split('\n').at(-1) || 'without a word'}`
      if (broken) ended(job, { scenario: broken, verdict: 'error', reason })
      if (rest.length > 0) return resolve({ of: job.of, scenarios: rest })
      finished(job)
      resolve(undefined)
    })
  })
}

function startWorker(worker: URL): ChildProcess {
  return fork(fileURLToPath(worker), [], {
    execArgv: ['--import', 'tsx', '--import', new URL('../../../sim/localhost.js', import.meta.url).href],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}
