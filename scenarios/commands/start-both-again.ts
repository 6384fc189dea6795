import type { OperatorApi } from '../targets/alpacon-operator.ts'
import { injectFaults } from './fault-options.ts'
import { startAgain, startWorkspacesAgain } from './seed.ts'
import { readSeedFile } from './seed-file.ts'
import type { Started } from './start-shortcuts.ts'

/** The service provider beside Okta, as far as starting over concerns it. */
export interface ServiceProvider {
  label: string
  operator: OperatorApi
  /** Whether it had workspaces before this start: they are somebody's, and nothing could bring them back. */
  hadWorkspaces: boolean
}

/**
 * Makes Okta and the service provider what they were at the start, with what the seed file says now and the faults that
 * were given. Gives the line that tells of it.
 *
 * @throws CommandError where the seed can't be used, with the org as it was at the start; before that, whatever makes
 *   the file unreadable or the service provider refuse, with the org untouched
 */
export async function startBothAgain({ org, seed, sp, faults }: Started): Promise<string> {
  const file = seed.file && (await readSeedFile(seed.file.path))
  if (sp && !sp.hadWorkspaces) await startWorkspacesAgain(sp.operator)
  try {
    startAgain(org, file)
    seed.file = file
  } finally {
    injectFaults(org, faults)
  }
  if (sp === undefined) return `The org "${org.name}" is what it was at the start.`
  if (!sp.hadWorkspaces) {
    return `The org "${org.name}" and ${sp.label} are what they were at the start. Run Express Configuration again to connect them.`
  }
  return `The org "${org.name}" is what it was at the start. ${sp.label} had workspaces in the data folder already and keeps what it knows.`
}
