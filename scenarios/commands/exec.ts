import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { RunningOrg } from '../../sim/index.ts'
import type { ReadConfig } from '../configuration/read-config.ts'
import { configurationOf } from './configuration.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { openForTarget } from './open-for-target.ts'
import type { Terminal } from './terminal.ts'

export type ExecOptions = {
  /** The command and its arguments, none of them for us. */
  command: readonly [string, ...string[]]
  /** Path of a configuration; that of the current folder, where it has one, when undefined. */
  config?: string
  /** Where Okta may send people back to, where there is no target that says so. */
  redirectUri?: string[]
}

const PERSON = {
  firstName: 'Ada',
  lastName: 'Lindqvist',
  login: 'ada.lindqvist@acme.example',
  password: 'Copper-lamp-17',
}
const ADMIN = {
  firstName: 'Noor',
  lastName: 'Haddad',
  login: 'noor.haddad@acme.example',
  password: 'Okta-admin-4600',
}

/**
 * Runs somebody's own tests with a simulated Okta beside them, and the configured target, if there is one: their
 * addresses are in the command's environment. All is stopped when it ends.
 *
 * @param signal ends the command; it is never begun where the signal comes before
 * @returns its exit code; 128 and the signal's number where a signal ended it, as a shell would have it
 * @throws CommandError when the configuration can't be used, something can't be started, or the signal came before
 *   everything was
 */
export async function exec(
  { command, config: named, redirectUri = [] }: ExecOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const config = await configurationOf(named)
  const platform = await openForTarget(config, signal)
  try {
    const { okta, target } = platform
    const org = await orgFor(platform, config)
    const { onlyWorkspace } = target ?? {}
    const own = onlyWorkspace && target?.ownApp?.(onlyWorkspace)
    const client = {
      redirectUris: [...(own?.redirectUris ?? []), ...redirectUri],
      ...(own?.initiateLoginUri && {
        initiateLoginUri: own.initiateLoginUri,
        idpInitiatedLogin: 'SPEC' as const,
      }),
      clientId: config?.okta.clientId ?? 'oin-sim-client',
      clientSecret: config?.okta.clientSecret ?? 'oin-sim-client-secret',
    }
    const hasApp = client.redirectUris.length > 0
    org.seed({
      people: [PERSON, { ...ADMIN, admin: true }],
      apps: hasApp ? [{ label: target?.label ?? 'App', client, people: [PERSON.login] }] : [],
    })
    if (!hasApp)
      terminal.err('There is no app in the org: say with --redirect-uri where Okta may send people back to.')
    const env = {
      OKTA_ISSUER: org.url,
      ...(hasApp && { OKTA_CLIENT_ID: client.clientId, OKTA_CLIENT_SECRET: client.clientSecret }),
      OKTA_USERNAME: PERSON.login,
      OKTA_PASSWORD: PERSON.password,
      OKTA_ADMIN_URL: org.adminUrl,
      OKTA_ADMIN_USERNAME: ADMIN.login,
      OKTA_ADMIN_PASSWORD: ADMIN.password,
      OKTA_API_TOKEN: org.apiToken,
      OKTA_CONTROL_URL: `http://127.0.0.1:${okta.port}/_sim`,
      ...(target && { TARGET_URL: target.url }),
    }
    return await runToEnd(command, env, signal)
  } finally {
    await platform.close()
  }
}

async function orgFor(
  { okta, target }: Awaited<ReturnType<typeof openForTarget>>,
  config: ReadConfig | undefined,
): Promise<RunningOrg> {
  const name = target?.knownOrg ?? config?.okta.org ?? 'acme'
  return okta.org(name) ?? okta.createOrg({ name })
}

function runToEnd(
  [program, ...args]: readonly [string, ...string[]],
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<number> {
  if (signal.aborted) return Promise.resolve(exitCodes.interrupted)
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    const stop = () => child.kill('SIGTERM')
    signal.addEventListener('abort', stop)
    child.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program' : error.message
      reject(new CommandError(exitCodes.notStarted, `"${program}" can't be started: ${why}.`, error))
    })
    child.on('close', (code, name) => {
      signal.removeEventListener('abort', stop)
      resolve(code ?? 128 + (name ? constants.signals[name] : 0))
    })
  })
}
