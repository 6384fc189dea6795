import { type ListedScenario, listScenarios } from '../harness/catalogue.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { columns, paint, type Terminal } from './terminal.ts'

/** The scenarios there are. @throws CommandError with the reason where a scenario's file can't be loaded */
export async function readCatalogue(list: typeof listScenarios): Promise<ListedScenario[]> {
  try {
    return await list()
  } catch (error) {
    throw new CommandError(
      exitCodes.notStarted,
      error instanceof Error ? error.message : String(error),
      error,
    )
  }
}

/**
 * Prints every scenario, one a line: id, level, title, clauses; with `json` one document `{ scenarios }`.
 *
 * @param scenarios where they come from; the catalogue of this project when undefined
 */
export async function list(
  { json }: { json: boolean },
  terminal: Terminal,
  scenarios: typeof listScenarios = listScenarios,
): Promise<ExitCode> {
  const found = await readCatalogue(scenarios)
  if (json) {
    terminal.out(JSON.stringify({ scenarios: found }))
    return exitCodes.held
  }
  const rows = found.map(({ id, level, title, clauses }) => [id, level, title, clauses.join(', ')])
  const lines = columns(rows)
  for (const [at, line] of lines.entries()) {
    const { id } = found[at]!
    terminal.out(paint(terminal.screen, 'bold', id) + line.slice(id.length))
  }
  if (found.length === 0) terminal.err('There is no scenario yet.')
  return exitCodes.held
}
