import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Results, resultsSchema } from '../../reports/index.ts'
import { listScenarios } from '../harness/catalogue.ts'
import { findBrowser, NoBrowserError } from '../harness/find-browser.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { readCatalogue } from './list.ts'
import { matchIds, nearestIds } from './nearest.ts'
import { projectRoot, runPlaywright } from './runner.ts'
import type { Terminal } from './terminal.ts'

export type RunOptions = {
  /** Id of a scenario or part of one; every scenario when undefined. */
  filter?: string
  workers?: number
  /** How people act in every scenario; as each scenario says when undefined. */
  agent?: 'browser' | 'http'
  /** In `strict`, breaches of what is only recommended fail the gate where a scenario says so. */
  profile: 'spec' | 'strict'
  headed: boolean
  /** Folder for the report; `reports/out` of the project when undefined. */
  report?: string
  json: boolean
}

/** The steps of a run that reach outside this process. */
export const runParts = { listScenarios, findBrowser, runPlaywright }

/** The scenarios that a filter means. */
async function chosenIds(filter: string, list: typeof listScenarios): Promise<string[]> {
  const ids = (await readCatalogue(list)).map(({ id }) => id)
  const chosen = matchIds(filter, ids)
  if (chosen.length > 0) return chosen
  throw new CommandError(
    exitCodes.noMatch,
    ids.length === 0
      ? 'There is no scenario to run.'
      : `No scenario's id contains "${filter}". Nearest: ${nearestIds(filter, ids).join(', ')}. All of them: oin-sim list`,
  )
}

async function browserPath(headed: boolean, find: typeof findBrowser, terminal: Terminal): Promise<string> {
  try {
    const { path } = await find({ headed, progress: terminal.err })
    return path
  } catch (error) {
    if (error instanceof NoBrowserError) throw new CommandError(exitCodes.notStarted, error.message, error)
    throw error
  }
}

async function readResults(file: string): Promise<Results> {
  try {
    return resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new CommandError(
      exitCodes.notStarted,
      `The run ended without results in ${file}. What went wrong stands above.`,
      error,
    )
  }
}

/**
 * Runs the scenarios that match the filter in a browser and leaves a report.
 *
 * @returns held when the gate passed, failed when not, interrupted after a signal
 * @throws CommandError when nothing matches, there is no browser, or the run could not be carried out
 */
export async function run(
  { filter, workers, agent, profile, headed, report, json }: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
  parts = runParts,
): Promise<ExitCode> {
  // Without a filter Playwright finds them all itself; listing them first would only cost time.
  const ids = filter === undefined ? undefined : await chosenIds(filter, parts.listScenarios)
  const browser = await browserPath(headed, parts.findBrowser, terminal)
  const folder = report === undefined ? join(projectRoot, 'reports', 'out') : resolve(report)
  const results = join(folder, 'results.json')
  // Results of an earlier run must not be taken for those of one that never got so far.
  await rm(results, { force: true })

  const env: Record<string, string> = { OIN_SIM_BROWSER: browser, OIN_SIM_REPORT: folder }
  if (workers !== undefined) env.OIN_SIM_WORKERS = String(workers)
  env.OIN_SIM_AGENT = agent ?? ''
  env.OIN_SIM_PROFILE = profile
  env.OIN_SIM_HEADED = headed ? '1' : ''
  const order = { ids, env, quietStdout: json, signal }
  const code = signal.aborted ? null : await parts.runPlaywright(order)

  if (signal.aborted) return exitCodes.interrupted
  const outcome = await readResults(results)
  if (json) terminal.out(JSON.stringify(outcome))
  return outcome.gate === 'passed' && code === 0 ? exitCodes.held : exitCodes.failed
}
