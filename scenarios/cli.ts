import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import {
  describeDiagnose,
  describeDoctor,
  describeExec,
  describeInit,
  describeReport,
  describeRepro,
  describeRun,
  describeStart,
  jsonOption,
} from './commands/descriptions.ts'
import type { DiagnoseOptions } from './commands/diagnose.ts'
import type { DoctorOptions } from './commands/doctor.ts'
import type { ExecOptions } from './commands/exec.ts'
import { CommandError, type ExitCode, exitCodes } from './commands/exit-codes.ts'
import type { InitOptions } from './commands/init.ts'
import { listenForInterruption } from './commands/interruption.ts'
import type { ReportOptions } from './commands/report.ts'
import type { ReproOptions } from './commands/repro.ts'
import type { RunOptions } from './commands/run.ts'
import type { StartOptions } from './commands/start.ts'
import { openTerminal, type Terminal } from './commands/terminal.ts'

/** What the commands do. Loaded when called, so that `--help` and `list` don't load two servers. */
export type Actions = {
  start: (options: StartOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  run: (options: RunOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  list: (options: { json: boolean }, terminal: Terminal) => Promise<ExitCode>
  report: (options: ReportOptions, terminal: Terminal) => Promise<ExitCode>
  repro: (options: ReproOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  exec: (options: ExecOptions, terminal: Terminal, signal: AbortSignal) => Promise<number>
  diagnose: (options: DiagnoseOptions, terminal: Terminal) => Promise<ExitCode>
  doctor: (options: DoctorOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  init: (options: InitOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  faults: (options: { json: boolean }, terminal: Terminal) => Promise<ExitCode>
}

const actionsOfThisProject: Actions = {
  start: async (...args) => (await import('./commands/start.ts')).start(...args),
  run: async (...args) => (await import('./commands/run.ts')).run(...args),
  list: async (...args) => (await import('./commands/list.ts')).list(...args),
  report: async (...args) => (await import('./commands/report.ts')).report(...args),
  repro: async (...args) => (await import('./commands/repro.ts')).repro(...args),
  exec: async (...args) => (await import('./commands/exec.ts')).exec(...args),
  diagnose: async (...args) => (await import('./commands/diagnose.ts')).diagnoseFile(...args),
  doctor: async (...args) => (await import('./commands/doctor.ts')).doctor(...args),
  init: async (...args) => (await import('./commands/init.ts')).init(...args),
  faults: async (...args) => (await import('./commands/faults.ts')).faults(...args),
}

const packageFile = new URL('../package.json', import.meta.url)
const { version, description } = JSON.parse(readFileSync(packageFile, 'utf8')) as Record<string, string>

const help = `
Each option with a value, and each switch but --json, can also be set by a variable: OIN_SIM_OKTA_PORT for --okta-port.
Options win over variables, variables over oin-sim.config.ts, and that over defaults.

Exit codes: 0 held, 1 a scenario failed, 2 usage, 3 could not start, 4 nothing matched, 70 crashed,
130 interrupted.`

const SWITCHES = new Set([
  'OIN_SIM_HEADED',
  'OIN_SIM_KEEP',
  'OIN_SIM_PAUSE',
  'OIN_SIM_TLS',
  'OIN_SIM_TRACE',
  'OIN_SIM_TRUST_PROXY',
  'OIN_SIM_UI',
])

/** Commander takes a variable that is there for a given option; an empty one, or a switch set to 0, is meant as not given. */
function forgetEmptyVariables(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    const isSwitchedOff = SWITCHES.has(name) && (value === '0' || value === 'false')
    if (name.startsWith('OIN_SIM_') && (value === '' || isSwitchedOff)) delete env[name]
  }
}

/**
 * Does what the command line says.
 *
 * @param argv the arguments after the program's name
 * @param signal aborted when the command is to stop
 * @returns the exit code; errors have been written to stderr, and with `--json` as one document to stdout too
 */
export async function main(
  argv: readonly string[],
  signal: AbortSignal = listenForInterruption(),
  terminal: Terminal = openTerminal(),
  actions: Actions = actionsOfThisProject,
): Promise<number> {
  let code: number = exitCodes.held
  forgetEmptyVariables(process.env)
  const program = new Command('oin-sim')
    .description(description ?? '')
    .version(version ?? '', '-V, --version')
    .addHelpText('after', help)
    .configureOutput({
      writeOut: text => terminal.out(text.trimEnd()),
      writeErr: text => terminal.err(text.trimEnd()),
    })
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError('Run oin-sim --help, or oin-sim <command> --help, to see what there is.')
  describeStart(program).action(async (options, command: Command) => {
    const sources = Object.fromEntries(
      Object.keys(options).map(name => [name, command.getOptionValueSource(name)]),
    )
    code = await actions.start({ ...options, sources }, terminal, signal)
  })
  describeRun(program).action(async (filter: string | undefined, options) => {
    code = await actions.run({ ...options, filter }, terminal, signal)
  })
  program
    .command('list')
    .description('list the scenarios with their clauses')
    .addOption(jsonOption('print one JSON document'))
    .action(async options => {
      code = await actions.list(options, terminal)
    })
  describeReport(program).action(async (folders: string[], options) => {
    code = await actions.report({ ...options, folders }, terminal)
  })
  describeRepro(program).action(async (named: string | undefined, options) => {
    code = await actions.repro({ ...options, case: named }, terminal, signal)
  })
  describeExec(program).action(async (command: [string, ...string[]], options) => {
    code = await actions.exec({ ...options, command }, terminal, signal)
  })
  describeDiagnose(program).action(async (file: string, options) => {
    code = await actions.diagnose({ ...options, file }, terminal)
  })
  describeDoctor(program).action(async options => {
    code = await actions.doctor(options, terminal, signal)
  })
  describeInit(program).action(async options => {
    code = await actions.init(options, terminal, signal)
  })
  program
    .command('faults')
    .description('list what the simulated Okta can be made to do wrong, and which scenarios use it')
    .addOption(jsonOption('print one JSON document'))
    .action(async options => {
      code = await actions.faults(options, terminal)
    })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return explain(error, argv.includes('--json'), terminal)
  }
}

function explain(error: unknown, json: boolean, terminal: Terminal): ExitCode {
  // Commander has written its own text by now. Help and version that were asked for end in code 0.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.held
  const exitCode =
    error instanceof CommanderError
      ? exitCodes.usage
      : error instanceof CommandError
        ? error.exitCode
        : exitCodes.notStarted
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof CommandError) terminal.err(`error: ${message}`)
  else if (!(error instanceof CommanderError)) {
    terminal.err(error instanceof Error ? (error.stack ?? message) : message)
  }
  if (json) terminal.out(JSON.stringify({ error: { exitCode, message } }))
  return exitCode
}
