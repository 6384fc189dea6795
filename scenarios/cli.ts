import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { CommandError, type ExitCode, exitCodes } from './commands/exit-codes.ts'
import { faultOption } from './commands/fault-options.ts'
import { listenForInterruption } from './commands/interruption.ts'
import {
  filePath,
  folderPath,
  milliseconds,
  portNumber,
  shardOf,
  workerCount,
} from './commands/option-values.ts'
import type { ReportOptions } from './commands/report.ts'
import type { RunOptions } from './commands/run.ts'
import type { StartOptions } from './commands/start.ts'
import { openTerminal, type Terminal } from './commands/terminal.ts'

/** What the commands do. Loaded when called, so that `--help` and `list` don't load two servers. */
export type Actions = {
  start: (options: StartOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  run: (options: RunOptions, terminal: Terminal, signal: AbortSignal) => Promise<ExitCode>
  list: (options: { json: boolean }, terminal: Terminal) => Promise<ExitCode>
  report: (options: ReportOptions, terminal: Terminal) => Promise<ExitCode>
  faults: (options: { json: boolean }, terminal: Terminal) => Promise<ExitCode>
}

const actionsOfThisProject: Actions = {
  start: async (...args) => (await import('./commands/start.ts')).start(...args),
  run: async (...args) => (await import('./commands/run.ts')).run(...args),
  list: async (...args) => (await import('./commands/list.ts')).list(...args),
  report: async (...args) => (await import('./commands/report.ts')).report(...args),
  faults: async (...args) => (await import('./commands/faults.ts')).faults(...args),
}

const packageFile = new URL('../package.json', import.meta.url)
const { version, description } = JSON.parse(readFileSync(packageFile, 'utf8')) as Record<string, string>

const help = `
Each option with a value, and each switch but --json, can also be set by a variable: OIN_SIM_OKTA_PORT for --okta-port.
Options win over variables, variables over defaults.

Exit codes: 0 held, 1 a scenario failed, 2 usage, 3 could not start, 4 nothing matched, 130 interrupted.`

/** An option that a variable of the environment can give as well. */
function option(flags: string, text: string): Option {
  const created = new Option(flags, text)
  return created.env(`OIN_SIM_${created.name().replaceAll('-', '_').toUpperCase()}`)
}

const SWITCHES = new Set(['OIN_SIM_HEADED', 'OIN_SIM_TLS', 'OIN_SIM_TRUST_PROXY'])

/** Commander takes a variable that is there for a given option; an empty one, or a switch set to 0, is meant as not given. */
function forgetEmptyVariables(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    const isSwitchedOff = SWITCHES.has(name) && (value === '0' || value === 'false')
    if (name.startsWith('OIN_SIM_') && (value === '' || isSwitchedOff)) delete env[name]
  }
}

const jsonOption = (text: string) => new Option('--json', text).default(false)

function describeStart(program: Command): Command {
  return program
    .command('start')
    .description('start a simulated Okta and Alpacon with seeded people, and keep them up until Ctrl+C')
    .addOption(
      option('--okta-port <port>', 'port of Okta; 0 takes a free one').default(4600).argParser(portNumber),
    )
    .addOption(
      option('--sp-port <port>', 'port of Alpacon; 0 takes a free one').default(4700).argParser(portNumber),
    )
    .addOption(
      option('--data <folder>', 'keep orgs and workspaces in this folder; in memory otherwise').argParser(
        folderPath,
      ),
    )
    .addOption(
      option('--connection-delay <ms>', 'how long a new connection takes to become visible')
        .default(0)
        .argParser(milliseconds),
    )
    .addOption(
      option(
        '--fault <name[=value]>',
        'a fault of Okta’s, in force from the start; again for more, see faults',
      ).argParser(faultOption),
    )
    .addOption(option('--okta-url <url>', 'public URL of Okta; orgs lie below: https://<org>.<host>'))
    .addOption(option('--org-url <url>', 'public URL of the org, where it does not lie below Okta’s'))
    .addOption(
      option('--org-admin-url <url>', 'public URL of its Admin Console, where -admin can’t be added'),
    )
    .addOption(option('--sp-url <url>', 'public URL of Alpacon; identity and workspaces lie below'))
    .addOption(option('--tls', 'serve https with a certificate made on the spot').default(false))
    .addOption(option('--ca-file <file>', 'write its CA there, for NODE_EXTRA_CA_CERTS').argParser(filePath))
    .addOption(option('--tls-key <file>', 'serve https with this private key (PEM)').argParser(filePath))
    .addOption(option('--tls-cert <file>', 'and this certificate (PEM)').argParser(filePath))
    .addOption(option('--trust-proxy', 'believe X-Forwarded-* of the one proxy in front').default(false))
    .addOption(jsonOption('print one JSON document with all addresses and credentials once ready'))
}

function describeRun(program: Command): Command {
  return program
    .command('run')
    .description('run the scenarios and write the report')
    .argument('[filter]', 'id of a scenario, or a part of it; all of them otherwise')
    .addOption(option('--workers <n>', 'how many scenarios run at the same time').argParser(workerCount))
    .addOption(
      option(
        '--agent <kind>',
        'act everything in a browser, or over plain HTTP; what each needs otherwise',
      ).choices(['browser', 'http']),
    )
    .addOption(
      option(
        '--profile <profile>',
        'what fails the gate: each clause by its level (spec), or strictly',
      ).choices(['spec', 'strict']),
    )
    .addOption(
      option('--config <file>', 'the target and more; oin-sim.config.ts of this folder otherwise').argParser(
        filePath,
      ),
    )
    .addOption(
      option('--shard <i/n>', 'only this part of the scenarios; put them together with report').argParser(
        shardOf,
      ),
    )
    .addOption(option('--headed', 'show the browser').default(false))
    .addOption(option('--report <folder>', 'where to write the report').argParser(folderPath))
    .addOption(jsonOption('print the results as one JSON document; progress goes to stderr'))
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
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.held
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
  program
    .command('report')
    .description('make one report of the shards of a run; without folders, say where the last one is')
    .argument('[folders...]', 'reports of the shards, or a folder of such')
    .addOption(option('--report <folder>', 'where to write the report').argParser(folderPath))
    .addOption(jsonOption('print one JSON document'))
    .action(async (folders: string[], options) => {
      code = await actions.report({ ...options, folders }, terminal)
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
