import { type Command, Option } from 'commander'
import { faultOption } from './fault-options.ts'
import { filePath, folderPath, milliseconds, portNumber, shardOf, workerCount } from './option-values.ts'

/** An option that a variable of the environment can give as well. */
function option(flags: string, text: string): Option {
  const created = new Option(flags, text)
  return created.env(`OIN_SIM_${created.name().replaceAll('-', '_').toUpperCase()}`)
}

/** `--json`: one document on stdout. */
export const jsonOption = (text: string) => new Option('--json', text).default(false)

const configOption = () =>
  option('--config <file>', 'the target and more; oin-sim.config.ts of this folder otherwise').argParser(
    filePath,
  )

const agentOption = () =>
  option(
    '--agent <kind>',
    'act everything in a browser, or over plain HTTP; what each needs otherwise',
  ).choices(['browser', 'http'])

const baselineOption = () =>
  option(
    '--baseline <path>',
    'report to compare with: results.json, run.json.gz or its folder; the last one here otherwise',
  ).argParser(filePath)

/** `start` and its options. */
export function describeStart(program: Command): Command {
  return program
    .command('start')
    .description('start a simulated Okta and Alpacon with seeded people, and keep them up until Ctrl+C')
    .addOption(
      option('--okta-port <port>', 'port of Okta; 0 takes a free one').default(4600).argParser(portNumber),
    )
    .addOption(
      option('--sp-port <port>', 'port of Alpacon; 0 takes a free one').default(4700).argParser(portNumber),
    )
    .addOption(option('--only <part>', 'start just this: okta, for an SP of your own').choices(['okta']))
    .addOption(option('--org <name>', 'name of the org; acme otherwise'))
    .addOption(
      option('--seed <file>', 'JSON file of people, groups and apps in place of the seeded ones').argParser(
        filePath,
      ),
    )
    .addOption(
      option(
        '--no-chooser',
        'ask for a username and password only, as Okta does; otherwise people can be chosen',
      ),
    )
    .addOption(option('--listen <address>', 'address to listen on; 127.0.0.1 otherwise, this machine only'))
    .addOption(option('--control-token <token>', 'lets other machines steer Okta below /_sim with it'))
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

/** `run` and its options. */
export function describeRun(program: Command): Command {
  return program
    .command('run')
    .description('run the scenarios and write the report')
    .argument('[filter]', 'id of a scenario, or a part of it; all of them otherwise')
    .addOption(option('--workers <n>', 'how many scenarios run at the same time').argParser(workerCount))
    .addOption(agentOption())
    .addOption(
      option(
        '--profile <profile>',
        'what fails the gate: each clause by its level (spec), or strictly',
      ).choices(['spec', 'strict']),
    )
    .addOption(configOption())
    .addOption(
      option('--shard <i/n>', 'only this part of the scenarios; put them together with report').argParser(
        shardOf,
      ),
    )
    .addOption(option('--headed', 'show the browser').default(false))
    .addOption(
      option('--pause', 'play one scenario here, and wait for Enter before each step').default(false),
    )
    .addOption(
      option('--ui', 'open Playwright’s UI: pick, watch and go back through scenarios').default(false),
    )
    .addOption(
      option(
        '--trace',
        'keep a trace of what fails in a browser; it holds passwords and tokens of the simulated org',
      ).default(false),
    )
    .addOption(option('--report <folder>', 'where to write the report').argParser(folderPath))
    .addOption(baselineOption())
    .addOption(jsonOption('print the results as one JSON document; progress goes to stderr'))
}

/** `repro` and its options. */
export function describeRepro(program: Command): Command {
  return program
    .command('repro')
    .description('set a customer’s case up, show its symptom, mend it and show it gone')
    .argument('[case]', 'a case file, or the name of one that comes along; lists those otherwise')
    .addOption(
      option('--until <stage>', 'stop at the symptom, or go on until it is mended')
        .default('mended')
        .choices(['symptom', 'mended']),
    )
    .addOption(option('--keep', 'leave Okta and the target running, for hands-on work').default(false))
    .addOption(agentOption())
    .addOption(option('--headed', 'show the browser').default(false))
    .addOption(option('--pause', 'wait for Enter before each step').default(false))
    .addOption(configOption())
    .addOption(new Option('--report <folder>', 'write a report there').argParser(folderPath))
    .addOption(jsonOption('print the outcome as one JSON document; progress goes to stderr'))
}

/** `exec` and its options: whatever follows the command's name is the command's. */
export function describeExec(program: Command): Command {
  return program
    .command('exec')
    .description('run a command of yours with Okta, and the configured target, beside it')
    .argument('<command...>', 'the command and its arguments, after --')
    .passThroughOptions()
    .addOption(configOption())
    .addOption(
      new Option('--redirect-uri <url>', 'where Okta may send people back to; again for more').argParser(
        (url: string, earlier: string[] = []) => [...earlier, url],
      ),
    )
}

/** `diagnose` and its options. */
export function describeDiagnose(program: Command): Command {
  return program
    .command('diagnose')
    .description("say what went wrong for whom, from an Okta org's System Log, and what to do")
    .argument('<file>', 'the log: JSON of /api/v1/logs, an event a line, or the CSV of the Admin Console')
    .option('--har <file>', "what the person's browser recorded meanwhile")
    .option('--app <label>', 'only what concerns this app, by its label or id')
    .option('--person <login>', 'only what concerns this person, by login')
    .option('--case <file>', 'write a case of it there, for repro')
    .option('--mask', 'put pseudonyms in the place of names, addresses, ids and hosts', false)
    .addOption(jsonOption('print one JSON document'))
}

/** `doctor` and its options. */
export function describeDoctor(program: Command): Command {
  return program
    .command('doctor')
    .description('look at what a run needs of this machine and of the target, and say how to mend it')
    .addOption(configOption())
    .addOption(jsonOption('print one JSON document'))
}

/** `init` and its options. */
export function describeInit(program: Command): Command {
  return program
    .command('init')
    .description('write a commented oin-sim.config.ts, and what CI needs; asks for what is not said')
    .option('--name <name>', 'what the target is called')
    .option('--sign-in <url>', 'where sign-in starts')
    .option('--whoami <url>', 'what says who is signed in')
    .option('--start <command>', 'what starts it, or none')
    .option('--ready <url>', 'answers once it can be used')
    .option('--ci <kind>', 'github, gitlab or none')
    .option('--shards <n>', 'over how many machines')
    .option('--yes', 'take the default for whatever is not said', false)
    .option('--force', 'write over files that are there', false)
    .addOption(jsonOption('print one JSON document'))
}

/** `report` and its options. */
export function describeReport(program: Command): Command {
  return program
    .command('report')
    .description('make one report of the shards of a run; without folders, say where the last one is')
    .argument('[folders...]', 'reports of the shards, or a folder of such')
    .addOption(option('--report <folder>', 'where to write the report').argParser(folderPath))
    .addOption(baselineOption())
    .addOption(jsonOption('print one JSON document'))
}
