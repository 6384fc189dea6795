import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ending, scenariosFolder } from '../layout.ts'
import { collectScenarios, type DeclaredScenario } from './declared.ts'

/** Loads a scenario by its id, without handing it to Playwright Test. A file is loaded once a process. */
export async function loadScenario(id: string): Promise<DeclaredScenario> {
  const known = loaded.get(id)
  if (known) return known
  let found: DeclaredScenario | undefined
  collectScenarios(declared => {
    found = declared
  })
  const file = join(scenariosFolder, `${id}${ending}`)
  await import(pathToFileURL(file).href)
  if (!found) throw new Error(`${file} declares no scenario.`)
  loaded.set(id, found)
  return found
}

const loaded = new Map<string, DeclaredScenario>()
