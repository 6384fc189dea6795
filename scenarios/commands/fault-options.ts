import { InvalidArgumentError } from 'commander'
import { FAULTS, type FaultName, type RunningOrg, readGiven, UnusableFault } from '../../sim/index.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { nearestIds } from './nearest.ts'

/** A fault that the command line puts in force, with what it takes. */
export type FaultOption = { name: FaultName; with?: unknown }

const isFault = (name: string): name is FaultName => Object.hasOwn(FAULTS, name)

/**
 * Reads one `--fault`: a name, or `name=value` with what the fault takes, as JSON or as a plain text. `earlier` are
 * those that were given before. Throws commander's error, with the nearest name.
 */
export function faultOption(text: string, earlier: readonly FaultOption[] = []): FaultOption[] {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  if (!isFault(name)) {
    const [nearest] = nearestIds(name, Object.keys(FAULTS), 1)
    throw new InvalidArgumentError(
      `There is no such fault. Did you mean ${nearest}? All of them: oin-sim faults`,
    )
  }
  return [...earlier, { name, ...(at >= 0 && { with: readGiven(text.slice(at + 1)) }) }]
}

/** Puts faults in force until somebody clears them. Throws CommandError of usage where one can't be used as given. */
export function injectFaults(org: RunningOrg, faults: readonly FaultOption[]): void {
  for (const { name, ...given } of faults) {
    try {
      org.faults.inject(name, { times: 'until-cleared', ...given })
    } catch (error) {
      if (!(error instanceof UnusableFault)) throw error
      throw new CommandError(exitCodes.usage, `--fault ${name}: ${error.message}`, error)
    }
  }
}
