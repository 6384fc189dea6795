import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { findLastRun, keepLastRun, type Results, removeReport, resultsSchema } from '../../reports/index.ts'
import { ConfigError } from '../configuration/config-error.ts'
import type { ReadConfig } from '../configuration/read-config.ts'
import { scenarioIds } from '../harness/catalogue.ts'
import { findBrowser, NoBrowserError } from '../harness/find-browser.ts'
import { type FoundBefore, handedDown, keysFor } from '../harness/hand-down.ts'
import { reportFolder } from '../layout.ts'
import { configurationOf } from './configuration.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { matchIds, nearestIds } from './nearest.ts'
import type { openForTarget } from './open-for-target.ts'
import type { playWithPauses } from './play-with-pauses.ts'
import { runPlaywright, type Shard } from './runner.ts'
import type { Terminal } from './terminal.ts'

export type RunOptions = {
  /** Id of a scenario or part of one; every scenario when undefined. */
  filter?: string
  workers?: number
  /** How people act in every scenario; as each scenario says when undefined. */
  agent?: 'browser' | 'http'
  /** In `strict`, breaches of what is only recommended fail the gate where a scenario says so. Default `spec`. */
  profile?: 'spec' | 'strict'
  /** Which part of the scenarios, from 1; all of them when undefined. */
  shard?: Shard
  /** Path of a configuration; that of the current folder, where it has one, when undefined. */
  config?: string
  headed: boolean
  /** Plays one scenario in this process, and waits for Enter before each step. Writes no report. */
  pause: boolean
  /** Opens Playwright's UI until it is ended. Writes no report. */
  ui: boolean
  /** Keep a Playwright trace of each scenario that fails in a browser. It holds secrets of the simulated org. */
  trace?: boolean
  /** Folder for the report; `reports/out` of the project when undefined. */
  report?: string
  /** Report to compare with: its results.json, run.json.gz or folder. The last one in the report's folder when undefined. */
  baseline?: string
  json: boolean
}

/** The steps of a run that reach outside this process. */
export const runParts = {
  scenarioIds,
  findBrowser,
  runPlaywright,
  configurationOf,
  // Loaded when called: the usual run starts Okta and Alpacon in its workers only.
  openForTarget: async (...args: Parameters<typeof openForTarget>) =>
    (await import('./open-for-target.ts')).openForTarget(...args),
  playWithPauses: async (...args: Parameters<typeof playWithPauses>) =>
    (await import('./play-with-pauses.ts')).playWithPauses(...args),
}

/** The scenarios that a filter means. */
function chosenIds(filter: string, ids: readonly string[]): string[] {
  const chosen = matchIds(filter, ids)
  if (chosen.length > 0) return chosen
  throw new CommandError(
    exitCodes.noMatch,
    ids.length === 0
      ? 'There is no scenario to run.'
      : `No scenario's id contains "${filter}". Nearest: ${nearestIds(filter, ids).join(', ')}. All of them: oin-sim list`,
  )
}

function onlyOne(ids: readonly string[] | undefined): string {
  if (ids?.length === 1) return ids[0]!
  const many = ids
    ? `it means ${ids.length}: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`
    : 'none is named'
  throw new CommandError(
    exitCodes.usage,
    `--pause plays one scenario, and ${many}. Name one by its id: oin-sim list`,
  )
}

/** What is in force: options and variables before the configuration, the configuration before defaults. */
function settingsOf(said: Pick<RunOptions, 'workers' | 'agent' | 'profile' | 'report'>, config?: ReadConfig) {
  // Two workers can't have one target to themselves each.
  const workers = config?.canBeMany === false ? 1 : (said.workers ?? config?.workers)
  const inConfig = config?.report && resolve(dirname(config.file), config.report)
  return {
    workers,
    agent: said.agent ?? config?.agent,
    profile: said.profile ?? config?.profile ?? 'spec',
    report: said.report === undefined ? inConfig : resolve(said.report),
    waivers: config?.waivers ?? [],
  }
}

// A waiver for a scenario that isn't there would be one for nothing, for ever.
function demandKnown({ file, waivers }: ReadConfig, ids: readonly string[]): void {
  const unknown = waivers.map(({ scenario }) => scenario).filter(id => !ids.includes(id))
  if (unknown.length === 0) return
  const problems = unknown.map(
    id => `waivers: there is no scenario "${id}"; the nearest is ${nearestIds(id, ids, 1)}`,
  )
  throw new CommandError(exitCodes.usage, new ConfigError(file, problems).message)
}

/** Starts Okta and the target once before any scenario does: what is wrong with them is said once. */
async function tryTarget(
  config: ReadConfig,
  signal: AbortSignal,
  open: typeof openForTarget,
): Promise<FoundBefore> {
  const signingKeys = keysFor(config)
  const { redirectUris, close } = await open(config, signal, { signingKeys })
  await close()
  return { redirectUris, signingKeys }
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
 * @throws CommandError when nothing matches, there is no browser, or the run could not be carried out; of interrupted
 *   where the signal came while the target was starting
 */
export async function run(
  { filter, shard, headed, trace = false, pause, ui, json, ...said }: RunOptions,
  terminal: Terminal,
  signal: AbortSignal,
  parts = runParts,
): Promise<ExitCode> {
  const began = Date.now()
  const config = await parts.configurationOf(said.config)
  const { workers, agent, profile, report, waivers } = settingsOf(said, config)
  const all = parts.scenarioIds()
  const ids = filter === undefined ? undefined : chosenIds(filter, all)
  if (config) demandKnown(config, all)
  if (pause) {
    const by = { headed, agent, profile }
    return parts.playWithPauses(onlyOne(ids), config, by, { terminal, signal })
  }
  const browser = await browserPath(headed, parts.findBrowser, terminal)
  const found = config?.target ? await tryTarget(config, signal, parts.openForTarget) : {}
  if (config) terminal.err(`Configuration ${config.file}`)
  const folder = report ?? reportFolder()
  const results = join(folder, 'results.json')
  const last = await findLastRun(folder, said.baseline)
  if (!ui) {
    await removeReport(folder)
    await keepLastRun(folder, last)
  }

  const env: Record<string, string> = {
    OIN_SIM_BEGAN: String(began),
    OIN_SIM_BROWSER: browser,
    OIN_SIM_REPORT: folder,
  }
  if (workers !== undefined) env.OIN_SIM_WORKERS = String(workers)
  env.OIN_SIM_AGENT = agent ?? ''
  env.OIN_SIM_PROFILE = profile
  env.OIN_SIM_FILTER = filter ?? ''
  env[handedDown.config] = config?.file ?? ''
  // From where the command was given: the report may be read on another machine.
  env.OIN_SIM_REPEAT =
    said.config === undefined ? '' : `--config ${relative(process.cwd(), resolve(said.config))}`
  env[handedDown.redirectUris] = JSON.stringify(found.redirectUris ?? [])
  env[handedDown.signingKeys] = found.signingKeys ? JSON.stringify(found.signingKeys) : ''
  env.OIN_SIM_WAIVERS = JSON.stringify(waivers)
  env.OIN_SIM_HEADED = headed ? '1' : ''
  env.OIN_SIM_TRACE = trace ? '1' : ''
  env.OIN_SIM_ARTIFACTS = await mkdtemp(join(tmpdir(), 'oin-sim-artifacts-'))
  const order = { ids, shard, env, quietStdout: json, ui, signal }
  const code = await (signal.aborted ? null : parts.runPlaywright(order))
  await rm(env.OIN_SIM_ARTIFACTS, { recursive: true, force: true })

  if (signal.aborted) return exitCodes.interrupted
  if (ui) return exitCodes.held
  const outcome = await readResults(results)
  if (shard && outcome.scenarios.length === 0) {
    throw new CommandError(
      exitCodes.noMatch,
      `Shard ${shard.index}/${shard.total} has no scenario: there are fewer than ${shard.total}. Take fewer shards.`,
    )
  }
  if (json) terminal.out(JSON.stringify(outcome))
  return outcome.gate === 'passed' && code === 0 ? exitCodes.held : exitCodes.failed
}
