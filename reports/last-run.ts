import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { runSchema, scenarioSchema } from './run.ts'
import { RUN_FILE } from './run-file.ts'

/** What a run is compared with: as much of an earlier one as both `results.json` and `run.json.gz` tell of it. */
const earlierRunSchema = z.object({
  schemaVersion: z.literal(1).optional(),
  ...runSchema.pick({ tool: true, target: true, startedAt: true, filter: true, shard: true, broken: true })
    .shape,
  environment: runSchema.shape.environment.optional(),
  scenarios: z.array(
    z.object(
      scenarioSchema.pick({ id: true, title: true, verdict: true, agent: true, durationMs: true }).shape,
    ),
  ),
})

export type EarlierRun = z.infer<typeof earlierRunSchema>

/**
 * The run before this one: that in the report's folder, or one that somebody named. `unreadable`: why there is nothing to
 * compare with although there should be, in a sentence.
 */
export type LastRun =
  | { named: boolean; run: EarlierRun; unreadable?: undefined }
  | { named: boolean; unreadable: string }

const lastRunSchema = z.union([
  z.strictObject({ named: z.boolean(), run: earlierRunSchema }),
  z.strictObject({ named: z.boolean(), unreadable: z.string() }),
])

/** Where the last run waits in its folder for the one that is compared with it. */
const KEPT = '.last-run.json'

/** Which of the files in a report's folder tells of its run; the smaller one first. */
const TELLING = ['results.json', RUN_FILE]

/**
 * The run that the one about to begin is compared with: the report that was named, else the one in the folder, else what
 * was kept of it when a run before came to no report. Undefined where there is none yet. Never throws.
 *
 * @param baseline a `results.json`, a `run.json.gz` or a folder with one of them
 */
export async function findLastRun(folder: string, baseline?: string): Promise<LastRun | undefined> {
  if (baseline !== undefined) return (await readEarlier(baseline, true)) ?? missing(baseline)
  const found = await readEarlier(folder, false)
  if (found) return found
  // One that somebody named was for that one run.
  const kept = await readKept(folder)
  return kept?.named ? undefined : kept
}

/** What `keepLastRun` left in the folder, else the report in it: for whoever writes the next one. Never throws. */
export const keptLastRun = async (folder: string): Promise<LastRun | undefined> =>
  (await readKept(folder)) ?? (await readEarlier(folder, false))

const missing = (baseline: string): LastRun => ({
  named: true,
  unreadable: `There is no report in ${path.basename(baseline)}`,
})

/**
 * Leaves it in the folder for a report that is written there later, perhaps by another process, in the place of what was
 * kept before. Never throws.
 */
export async function keepLastRun(folder: string, last: LastRun | undefined): Promise<void> {
  if (!last) return dropLastRun(folder).catch(() => undefined)
  const draft = path.join(folder, `${KEPT}.draft`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, JSON.stringify(last))
    await rename(draft, path.join(folder, KEPT))
  } catch {
    // A folder that can't be written to is said where the report is written.
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

/** Takes away what was kept: the report that was compared with it is there. */
export const dropLastRun = (folder: string): Promise<void> => rm(path.join(folder, KEPT), { force: true })

async function readKept(folder: string): Promise<LastRun | undefined> {
  try {
    return lastRunSchema.parse(JSON.parse(await readFile(path.join(folder, KEPT), 'utf8')))
  } catch {
    return undefined
  }
}

async function readEarlier(place: string, named: boolean): Promise<LastRun | undefined> {
  const isFolder = await stat(place).then(
    found => found.isDirectory(),
    () => undefined,
  )
  if (isFolder === undefined) return undefined
  const files = isFolder ? TELLING.map(name => path.join(place, name)) : [place]
  let unreadable: LastRun | undefined
  for (const file of files) {
    const content = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    if (content instanceof Error) {
      if (content.code !== 'ENOENT') unreadable ??= { named, unreadable: sentence(file, content) }
      continue
    }
    try {
      return { named, run: await parse(content) }
    } catch (error) {
      unreadable ??= { named, unreadable: sentence(file, error) }
    }
  }
  return unreadable
}

async function parse(content: Buffer): Promise<EarlierRun> {
  // The two bytes that every gzip file begins with (RFC 1952, section 2.3.1).
  const isPacked = content[0] === 0x1f && content[1] === 0x8b
  const text = isPacked ? await promisify(gunzip)(content) : content
  return earlierRunSchema.parse(JSON.parse(text.toString('utf8')))
}

function sentence(file: string, error: unknown): string {
  const why =
    error instanceof z.ZodError
      ? `it isn’t the report of a run: ${error.issues
          .slice(0, 2)
          .map(({ path: at, message }) => `${at.join('.') || 'the whole'}: ${message}`)
          .join('; ')}`
      : (error as Error).message
  // Folders are those of one machine; the report may be read anywhere.
  return `${path.basename(file)} can’t be read: ${why.replaceAll(file, path.basename(file))}`
}
