import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ctrf } from './ctrf.ts'
import { type Difference, difference } from './difference.ts'
import { har, harPath } from './har.ts'
import { page } from './html/page.ts'
import { junit } from './junit.ts'
import { dropLastRun, type LastRun } from './last-run.ts'
import { markdown } from './markdown.ts'
import { readRun } from './read-run.ts'
import { results } from './results.ts'
import type { Run } from './run.ts'
import { packRun, RUN_FILE } from './run-file.ts'
import { removeScenarioFiles, scenarioFile, scenarioFiles } from './scenario-files.ts'
import { type Summary, summarize } from './summary.ts'

const FILES = ['index.html', 'results.json', 'ctrf.json', 'junit.xml', 'summary.md', RUN_FILE] as const

/**
 * Takes a report out of its folder, and leaves whatever else is there: before a run, since the report of the one before
 * must not be taken for that of one that never got so far.
 */
export async function removeReport(folder: string): Promise<void> {
  await removeScenarioFiles(folder, await scenarioFiles(folder))
  await Promise.all(FILES.map(name => rm(path.join(folder, name), { force: true })))
}

/**
 * Writes a run's report: `index.html`, `results.json`, `ctrf.json`, `junit.xml` and `summary.md`, the run itself,
 * `run.json.gz`, and a HAR file for each scenario that has exchanges. Those that an earlier report left for other
 * scenarios go. Gives back the decision, what changed since the last run where one is given, and the paths of the files,
 * `index.html` first. Throws InvalidRunError when the run can't be read, and ReportFolderError when the folder can't be
 * written to; what was in the folder is left as it was then.
 *
 * @param traces Playwright's trace of a scenario, by its id: a file to copy, passed over where it isn't there any more
 */
export async function writeReport(
  run: unknown,
  {
    folder,
    last,
    traces = new Map(),
  }: { folder: string; last?: LastRun; traces?: ReadonlyMap<string, string> },
): Promise<{ summary: Summary; changes: Difference | undefined; files: string[] }> {
  const valid = withTraces(readRun(run), traces)
  const summary = summarize(valid)
  const changes = difference(valid, last)
  const contents: Record<(typeof FILES)[number], Content> = {
    'index.html': await page(valid, summary, changes),
    'results.json': `${JSON.stringify(results(valid, summary, changes), null, 2)}\n`,
    'ctrf.json': `${JSON.stringify(ctrf(valid, summary), null, 2)}\n`,
    'junit.xml': junit(valid),
    'summary.md': markdown(valid, summary, changes),
    [RUN_FILE]: packRun(valid),
  }
  const ofScenarios: Record<string, Content> = {}
  for (const scenario of valid.scenarios) {
    const harName = harPath(scenario)
    if (harName !== undefined) ofScenarios[harName] = JSON.stringify(har(scenario, valid))
    if (scenario.trace !== undefined) ofScenarios[scenario.trace] = { copyOf: traces.get(scenario.id)! }
  }
  const earlier = await scenarioFiles(folder)
  const files = await writeAll(path.resolve(folder), { ...contents, ...ofScenarios })
  await removeScenarioFiles(
    folder,
    earlier.filter(name => !(name in ofScenarios)),
  )
  await dropLastRun(folder)
  return { summary, changes, files }
}

/** The run with the traces that are there, and no other: what it was told of may not have come along. */
function withTraces(run: Run, traces: ReadonlyMap<string, string>): Run {
  return {
    ...run,
    scenarios: run.scenarios.map(({ trace: _, ...scenario }) => {
      const source = traces.get(scenario.id)
      const trace = source && existsSync(source) && scenarioFile('traces', scenario.id, 'zip')
      return { ...scenario, ...(trace && { trace }) }
    }),
  }
}

/** The report's folder can't be made or written to. */
export class ReportFolderError extends Error {
  override name = 'ReportFolderError'

  constructor(folder: string, cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause)
    super(`The report can't be written to ${folder} (${said}). Free that path or name another folder.`, {
      cause,
    })
  }
}

type Content = string | Buffer | { copyOf: string }

/** No reader ever finds half a file: each is complete beside its place before the first is moved in. */
async function writeAll(folder: string, contents: Record<string, Content>): Promise<string[]> {
  const files = Object.entries(contents).map(([name, content]) => ({
    content,
    place: path.join(folder, name),
    draft: path.join(folder, path.dirname(name), `.${path.basename(name)}.${randomUUID()}`),
  }))
  try {
    for (const { draft, content } of files) {
      await mkdir(path.dirname(draft), { recursive: true })
      if (typeof content === 'string' || Buffer.isBuffer(content)) await writeFile(draft, content)
      else await copyFile(content.copyOf, draft)
    }
    for (const { draft, place } of files) await rename(draft, place)
  } catch (cause) {
    await Promise.all(files.map(({ draft }) => rm(draft, { force: true }).catch(() => undefined)))
    throw new ReportFolderError(folder, cause)
  }
  return files.map(({ place }) => place)
}
