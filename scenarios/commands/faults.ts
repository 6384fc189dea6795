import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FaultKind, faultKinds } from '../../sim/index.ts'
import { type ListedScenario, listScenarios } from '../harness/catalogue.ts'
import { ending, scenariosFolder } from '../layout.ts'
import type { ExitCode } from './exit-codes.ts'
import { exitCodes } from './exit-codes.ts'
import { readCatalogue } from './list.ts'
import { columns, paint, type Terminal } from './terminal.ts'

/** A fault with the scenarios that use it, and the clauses that they judge by it. */
export interface ListedFault extends FaultKind {
  scenarios: string[]
  clauses: string[]
}

/** Every fault there is. A scenario uses those that its file names. */
export async function listFaults(scenarios: readonly ListedScenario[]): Promise<ListedFault[]> {
  const sources = await Promise.all(
    scenarios.map(async scenario => ({
      ...scenario,
      source: await readFile(join(scenariosFolder, `${scenario.id}${ending}`), 'utf8'),
    })),
  )
  return faultKinds.map(kind => {
    const users = sources.filter(({ source }) => source.includes(`'${kind.name}'`))
    return {
      ...kind,
      scenarios: users.map(({ id }) => id),
      clauses: [...new Set(users.flatMap(({ clauses }) => clauses))],
    }
  })
}

/**
 * Prints every fault that the simulated Okta can be given: its name, what it does on the wire, and the scenarios that
 * use it; with `json` one document `{ faults }`, with their clauses.
 */
export async function faults(
  { json }: { json: boolean },
  terminal: Terminal,
  scenarios: typeof listScenarios = listScenarios,
): Promise<ExitCode> {
  const found = await listFaults(await readCatalogue(scenarios))
  if (json) {
    terminal.out(JSON.stringify({ faults: found }))
    return exitCodes.held
  }
  const lines = columns(found.map(({ name, does }) => [name, does]))
  for (const [at, line] of lines.entries()) {
    const { name, scenarios: users } = found[at]!
    terminal.out(paint(terminal.screen, 'bold', name) + line.slice(name.length))
    if (users.length > 0) terminal.out(`    used by ${users.join(', ')}`)
  }
  return exitCodes.held
}
