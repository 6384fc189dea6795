import { readFile, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const tellingSchema = z.object({
  scenarios: z.array(z.object({ har: z.string().optional(), trace: z.string().optional() })),
})

/**
 * Where a file of a scenario's own lies in the report's folder, with slashes: `har/guide/jit/first-sign-in.har`.
 * Undefined where its id makes no path: ids come from data, and must not lead out of the folder.
 */
export const scenarioFile = (kind: 'har' | 'traces', id: string, ending: string): string | undefined =>
  id.split('/').every(part => /^[\w-][\w.-]*$/.test(part) && !part.endsWith('.'))
    ? `${kind}/${id}.${ending}`
    : undefined

// Read from a file that anybody may have changed: nothing but what a report writes there is ever taken away.
const WRITTEN = /^(?:har\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.har|traces\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.zip)$/

/** The files of single scenarios that the report in this folder has, by its `results.json`; none where it has none. */
export async function scenarioFiles(folder: string): Promise<string[]> {
  try {
    const text = await readFile(path.join(folder, 'results.json'), 'utf8')
    const { scenarios } = tellingSchema.parse(JSON.parse(text))
    return scenarios.flatMap(({ har = '', trace = '' }) => [har, trace]).filter(name => WRITTEN.test(name))
  } catch {
    return []
  }
}

/** Takes these files away, and the folders below the report's that nothing is left in. */
export async function removeScenarioFiles(folder: string, files: readonly string[]): Promise<void> {
  await Promise.all(files.map(name => rm(path.join(folder, name), { force: true })))
  const folders = new Set(files.flatMap(foldersOf))
  for (const name of [...folders].sort((a, b) => b.length - a.length)) {
    // What holds something else stays.
    await rmdir(path.join(folder, name)).catch(() => undefined)
  }
}

/** `har/a/b.har` lies in `har/a` and `har`. */
function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
