import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import { readRun } from './read-run.ts'
import type { Run } from './run.ts'

/** Beside every report: the run as a whole, which any report can be made from again. */
export const RUN_FILE = 'run.json.gz'

/** A folder in which no run can be read; the message says why, and what to do. */
export class RunFileError extends Error {
  override name = 'RunFileError'
}

export const packRun = (run: Run): Buffer => gzipSync(JSON.stringify(run))

/** The run whose report is in a folder. Throws RunFileError. */
export async function readRunFile(folder: string): Promise<Run> {
  const file = path.join(folder, RUN_FILE)
  try {
    return readRun(JSON.parse((await promisify(gunzip)(await readFile(file))).toString('utf8')))
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'it is not there. Give a folder that oin-sim run has written a report to'
        : `${error instanceof Error ? error.message : String(error)}. Run those scenarios again`
    throw new RunFileError(`${file} can't be read: ${why}.`, { cause: error })
  }
}

/** Folders with a run: the one given, or those right below it, as CI systems put them that download artefacts. */
export async function foldersWithRuns(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: false }).catch(cause => {
    throw new RunFileError(
      `${folder} can't be read (${cause.message}). Give a folder that oin-sim run has written a report to.`,
      {
        cause,
      },
    )
  })
  if (entries.some(({ name }) => name === RUN_FILE)) return [folder]
  const below = entries.filter(entry => entry.isDirectory()).map(({ name }) => path.join(folder, name))
  const hasRun = await Promise.all(below.map(async one => (await readdir(one)).includes(RUN_FILE)))
  const found = below.filter((_, at) => hasRun[at]).sort()
  // Said of the folder itself.
  return found.length > 0 ? found : [folder]
}
