// Shows what the scenarios are worth: runs them against every defect and every correct variant, and writes the matrix.
import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { scenarioIds } from '../../../scenarios/harness/catalogue.ts'
import { idleScenarios } from '../idle-scenarios.ts'
import { listDefects, listVariants } from './catalogue.ts'
import { type Job, jobsFor } from './jobs.ts'
import { type KillMatrix, killMatrix, shortcomings, summaryLine } from './kill-matrix.ts'
import { matrixPage } from './matrix-page.ts'
import { runJobs } from './pool.ts'
import { createProgress } from './progress.ts'
import type { Trial } from './trial.ts'

const usage = `npm run prove -- [part of an id] [--whole] [--workers N] [--report folder]

Runs the scenarios against every defective Alpacon and every correct variant, or those whose id contains the part.
  --whole    every defect meets every scenario, not only those that matter to it
  --workers  how many at a time (default: as many as there are cores)
  --report   where to write kill-matrix.html and kill-matrix.json (default: reports/out)`

function options() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      whole: { type: 'boolean', default: false },
      workers: { type: 'string', default: String(availableParallelism()) },
      report: { type: 'string', default: 'reports/out' },
      help: { type: 'boolean', default: false },
    },
  })
  const workers = Number(values.workers)
  if (!Number.isInteger(workers) || workers < 1)
    throw new Error(`--workers is a whole number from 1, not "${values.workers}".`)
  if (positionals.length > 1) throw new Error(`One part of an id is enough, not ${positionals.length}.`)
  return { ...values, workers, part: positionals[0] ?? '' }
}

async function prove(): Promise<number> {
  const { whole, workers, report, help, part } = options()
  if (help) {
    console.log(usage)
    return 0
  }
  const chosen = <T extends { id: string }>(all: T[]) => all.filter(({ id }) => id.includes(part))
  const defects = chosen(await listDefects())
  const variants = chosen(await listVariants())
  if (defects.length + variants.length === 0) {
    console.error(`No defect and no variant has "${part}" in its id. They are the files below test/defects/.`)
    return 4
  }
  const ids = scenarioIds()
  const jobs = jobsFor({ defects, variants }, ids, whole)
  const startedAt = new Date()
  console.log(`${defects.length} defects, ${variants.length} correct variants, ${workers} at a time`)
  const trials = await run(jobs, workers, new Set(defects.map(({ id }) => id)))
  const matrix = killMatrix({
    defects,
    variants,
    scenarios: ids.map(id => ({ id, idle: idleScenarios[id] })),
    trials,
    startedAt,
    durationMs: Date.now() - startedAt.getTime(),
    whole,
    chosenBy: part,
  })
  const folder = resolve(report)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'kill-matrix.json'), `${JSON.stringify(matrix, null, 2)}\n`)
  await writeFile(join(folder, 'kill-matrix.html'), String(await matrixPage(matrix)))
  return tell(matrix, join(folder, 'kill-matrix.html'))
}

async function run(jobs: readonly Job[], workers: number, defects: ReadonlySet<string>) {
  const trials = new Map<string, Trial[]>()
  const open = new Map<string, number>()
  for (const { of } of jobs) open.set(of, (open.get(of) ?? 0) + 1)
  const progress = createProgress(
    jobs.reduce((sum, { scenarios }) => sum + scenarios.length, 0),
    process.stdout,
  )
  await runJobs(jobs, workers, {
    ended({ of }, trial) {
      trials.set(of, [...(trials.get(of) ?? []), trial])
      progress.step(of)
    },
    finished({ of }) {
      open.set(of, open.get(of)! - 1)
      if (open.get(of) === 0) progress.told(of, defects.has(of) ? 'defect' : 'variant', trials.get(of) ?? [])
    },
  })
  progress.end()
  return trials
}

/** Says what the matrix shows: 0 where all is proved, 1 where something is left to do. */
function tell(matrix: KillMatrix, page: string): number {
  const { survivors, missed, idle, wronglyIdle, falseAlarms } = shortcomings(matrix)
  const lines = [
    ...survivors.map(({ id, does }) => `survivor: ${id}. No scenario notices an Alpacon that ${does}.`),
    ...missed.map(({ id, missedBy }) => `missed: ${id} has to be noticed by ${missedBy.join(', ')} too.`),
    ...idle.map(({ id }) => `idle: ${id}. No defect shows that it can fail.`),
    ...wronglyIdle.map(({ id, kills }) => `not idle: ${id} notices ${kills[0]}; take it off the list.`),
    ...falseAlarms.flatMap(({ id, falseAlarms: trials }) =>
      trials.map(({ scenario, reason }) => `false alarm: ${scenario} at ${id}: ${reason}`),
    ),
  ]
  for (const line of lines) console.log(styleText('red', `✗ ${line}`))
  console.log(`\nMatrix: ${page}\n${summaryLine(matrix)}`)
  return lines.length === 0 ? 0 : 1
}

try {
  process.exitCode = await prove()
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`)
  process.exitCode = 2
}
