import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { codeFolder, ending, scenarioAreas, scenariosFolder } from '../layout.ts'

/** A scenario as it declares itself. */
export interface ListedScenario {
  /** Path of its file below `scenarios/`, without the ending. */
  id: string
  title: string
  clauses: string[]
  level: string
}

const testSchema = z.object({
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
})
const specSchema = z.object({ title: z.string(), tests: z.array(testSchema) })
const suiteSchema = z.object({
  file: z.string(),
  specs: z.array(specSchema),
  get suites() {
    return z.array(suiteSchema).optional()
  },
})
const listSchema = z.object({ suites: z.array(suiteSchema) })

/** Id of the scenario in a file. */
export function scenarioId(file: string): string {
  return relative(scenariosFolder, file)
    .replaceAll('\\', '/')
    .replace(/\.[jt]s$/, '')
}

/** Ids of all scenarios by their files, none of which is read. */
export const scenarioIds = (): string[] =>
  scenarioAreas
    .map(area => join(scenariosFolder, area))
    .flatMap(area => readdirSync(area, { recursive: true, encoding: 'utf8' }).map(name => join(area, name)))
    .filter(file => file.endsWith(ending))
    .map(scenarioId)
    .sort()

/** The clauses and the level that a scenario's annotations name. */
export function readAnnotations(annotations: readonly { type: string; description?: string | undefined }[]) {
  const of = (type: string) => annotations.filter(one => one.type === type).map(one => one.description ?? '')
  return { clauses: of('clause'), level: of('level')[0] ?? 'M' }
}

/**
 * Every scenario there is, as Playwright Test finds them: none is opened. Rejects with Playwright's words where a file
 * can't be loaded.
 */
export async function listScenarios(): Promise<ListedScenario[]> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'test', '--list', '--reporter=json'], {
    cwd: codeFolder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string; message: string }) => {
    throw new Error(`The scenarios can't be listed. ${error.stdout || error.message}`)
  })
  const { suites } = listSchema.parse(JSON.parse(stdout))
  // One file is one suite; the test itself is declared in the harness, so its own location says nothing.
  return suites.flatMap(suite =>
    specsOf(suite).map(({ title, tests }) => ({
      id: scenarioId(join(scenariosFolder, suite.file)),
      title,
      ...readAnnotations(tests[0]?.annotations ?? []),
    })),
  )
}

function specsOf(suite: z.infer<typeof suiteSchema>): z.infer<typeof specSchema>[] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}
