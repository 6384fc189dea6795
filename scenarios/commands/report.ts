import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import {
  annotations,
  failures,
  findLastRun,
  foldersWithRuns,
  MergeError,
  mergeRuns,
  ReportFolderError,
  type Run,
  RunFileError,
  readRunFile,
  summarize,
  writeReport,
} from '../../reports/index.ts'
import { reportFolder } from '../layout.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

export type ReportOptions = {
  /** Folders of the shards of a run; the last report when there is none. */
  folders: string[]
  /** Where to write the one report of all shards; as for `run` when undefined. */
  report?: string
  /** Report to compare with: its results.json, run.json.gz or folder. The last one in `report` when undefined. */
  baseline?: string
  json: boolean
}

/** Shows a page to a person. */
export const reportParts = { open: openForPerson }

/**
 * Makes one report of the shards of a run; without folders, says where the last report is, and shows it to a person.
 *
 * @returns held when the gate passed, failed when not
 * @throws CommandError when there is no run, the shards don't make one, or the report can't be written
 */
export async function report(
  { folders, json, ...said }: ReportOptions,
  terminal: Terminal,
  parts = reportParts,
): Promise<ExitCode> {
  const folder = resolve(said.report ?? reportFolder())
  try {
    const { run, traces } = await (folders.length === 0 ? single(folder) : merged(folders))
    const { gate, headline } = summarize(run)
    const page = join(folder, 'index.html')
    const last = folders.length > 0 ? await findLastRun(folder, said.baseline) : undefined
    const written = folders.length > 0 ? await writeReport(run, { folder, last, traces }) : undefined
    if (json) terminal.out(JSON.stringify({ gate, headline, page }))
    else {
      const lines = folders.length > 0 ? ['', failures(run, terminal.screen, page, written?.changes)] : []
      for (const line of [`Report: ${page}`, headline, ...lines]) terminal.out(line)
    }
    if (folders.length > 0 && process.env.GITHUB_ACTIONS === 'true') {
      for (const line of annotations(run)) (json ? terminal.err : terminal.out)(line)
    }
    if (folders.length === 0 && !json) parts.open(page, terminal)
    return gate === 'passed' ? exitCodes.held : exitCodes.failed
  } catch (error) {
    const isExplained = [RunFileError, MergeError, ReportFolderError].some(kind => error instanceof kind)
    if (!isExplained) throw error
    throw new CommandError(exitCodes.notStarted, (error as Error).message, error)
  }
}

const single = async (folder: string) => ({
  run: await readRunFile(folder),
  traces: new Map<string, string>(),
})

/** One run of all shards, and where their traces lie. */
async function merged(folders: readonly string[]): Promise<{ run: Run; traces: Map<string, string> }> {
  const all = (await Promise.all(folders.map(one => foldersWithRuns(resolve(one))))).flat()
  const traces = new Map<string, string>()
  const runs = await Promise.all(
    [...new Set(all)].map(async folder => {
      const run = await readRunFile(folder)
      for (const { id, trace } of run.scenarios) if (trace !== undefined) traces.set(id, join(folder, trace))
      return run
    }),
  )
  return { run: mergeRuns(runs), traces }
}

/** Opens a page in the browser of whoever sits there: on a terminal only, and never in CI. */
function openForPerson(page: string, { screen }: Pick<Terminal, 'screen'>): void {
  if (!screen.isTTY || process.env.CI) return
  const [command, ...args] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open']
  const child = spawn(command!, [...args, page], { stdio: 'ignore', detached: true })
  // Whoever has nothing to open it with has read where it is.
  child.on('error', () => undefined)
  child.unref()
}
