import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { DeclaredScenario } from '../../../scenarios/harness/declared.ts'
import { loadScenario } from '../../../scenarios/harness/load-scenario.ts'
import type { Defect, Variant } from '../defect.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Sections of the scenario catalogue that defects are planted for, by the folder that they share with scenarios. */
export const sections: Record<string, string> = {
  guide: '1',
  'express-configuration': '2',
  assignments: '3',
  'sign-in': '4',
  initiate: '5',
  identity: '6',
  protocol: '7',
  accept: '8',
}

export type Named<T> = T & {
  /** Path of its file below `test/defects/`, or below `scenarios/`, without the ending. */
  id: string
}

/** Every defect there is, in the order of the catalogue's sections. */
export async function listDefects(): Promise<Named<Defect>[]> {
  const files = Object.keys(sections).flatMap(section => filesBelow(join(folder, section)))
  return Promise.all(files.map(async file => named(file, folder, (await load(file)).default as Defect)))
}

/** Every correct variant there is. */
export async function listVariants(): Promise<Named<Variant>[]> {
  const files = filesBelow(join(folder, 'variants'))
  return Promise.all(files.map(async file => named(file, folder, (await load(file)).default as Variant)))
}

/** Loads scenarios, without handing them to Playwright Test. */
export async function loadScenarios(ids: readonly string[]): Promise<Named<DeclaredScenario>[]> {
  const found: Named<DeclaredScenario>[] = []
  for (const id of ids) found.push({ ...(await loadScenario(id)), id })
  return found
}

/** The first part of an id: the area of the catalogue that it belongs to. */
export const areaOf = (id: string): string => id.split('/')[0]!

const load = (file: string): Promise<Record<string, unknown>> => import(pathToFileURL(file).href)

const idOf = (file: string, below: string) => relative(below, file).replaceAll('\\', '/').replace(/\.ts$/, '')

const named = <T>(file: string, below: string, thing: T): Named<T> => ({ ...thing, id: idOf(file, below) })

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => join(path, name))
}
