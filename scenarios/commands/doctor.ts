import { type Machine, thisMachine } from '../harness/machine.ts'
import { configurationOf } from './configuration.ts'
import type { Check } from './doctor/check.ts'
import { checkBrowser, checkLocalhost, checkNode, checkPort } from './doctor/machine-checks.ts'
import { checkTarget } from './doctor/target-checks.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { paint, type Terminal } from './terminal.ts'

export type DoctorOptions = {
  /** Path of a configuration; that of the current folder, where it has one, when undefined. */
  config?: string
  json: boolean
}

const GLYPHS = { ok: '✓', problem: '✗', 'not checked': '-' } as const
const STYLES = { ok: 'green', problem: 'red', 'not checked': 'gray' } as const

/**
 * Looks at everything that a run needs of this machine and of the target, and says how to mend what is wrong.
 *
 * @returns held where there is no problem, notStarted where there is
 * @throws CommandError where the configuration can't be used, and of interrupted where the signal came before the end
 */
export async function doctor(
  { config: named, json }: DoctorOptions,
  terminal: Terminal,
  signal: AbortSignal,
  machine: Machine = thisMachine,
): Promise<ExitCode> {
  const config = await configurationOf(named)
  const port = config?.okta.port ?? 4600
  const ports = await checkPort(port)
  const target = await checkTarget(config, signal)
  const isReached = target.some(({ name, state }) => name === 'Okta reached' && state === 'ok')
  const checks = [
    checkNode(process.versions.node),
    await checkBrowser(machine),
    ports,
    await checkLocalhost(machine, isReached || config?.okta.issuerHost !== undefined),
    ...target,
  ]
  // What was cut short would be told as a problem.
  if (signal.aborted)
    throw new CommandError(exitCodes.interrupted, 'Stopped before everything was looked at.')
  const problems = checks.filter(({ state }) => state === 'problem').length
  if (json) terminal.out(JSON.stringify({ ok: problems === 0, config: config?.file ?? null, checks }))
  else for (const line of told(checks, terminal)) terminal.out(line)
  return problems === 0 ? exitCodes.held : exitCodes.notStarted
}

function told(checks: readonly Check[], { screen }: Terminal): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.flatMap(({ name, state, says, mend }) => [
    `${paint(screen, STYLES[state], `${GLYPHS[state]} ${state.padEnd(11)}`)}  ${name.padEnd(width)}  ${says}`,
    ...(mend ? [`${' '.repeat(width + 17)}${mend}`] : []),
  ])
  const count = (state: Check['state']) => checks.filter(check => check.state === state).length
  return [...lines, '', `${count('ok')} ok, ${count('problem')} to mend, ${count('not checked')} not checked`]
}
