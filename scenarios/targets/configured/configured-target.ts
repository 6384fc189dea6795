import { dirname } from 'node:path'
import type { Okta } from '../../../sim/index.ts'
import type { Given, TargetConfig } from '../../config.ts'
import type { ReadConfig } from '../../configuration/read-config.ts'
import { isAddressOfOkta } from '../../harness/okta-addresses.ts'
import type { Target, Workspace } from '../../harness/target.ts'
import { NotRun } from '../../harness/verdicts.ts'
import { addressOf } from './addresses.ts'
import { freePort } from './free-port.ts'
import { answers, serve, TargetNotStarted } from './served-process.ts'
import { stepsOf } from './steps.ts'

export type ConfigWithTarget = ReadConfig & { target: NonNullable<ReadConfig['target']> }

const START_SECONDS = 60

/** Where the org that a target knows answers: its issuer, and its Admin Console. */
function knownOrgOf({ okta: { org, issuerHost } }: ReadConfig, okta: Okta) {
  const at = new URL(okta.url)
  at.hostname = `${org}.${at.hostname}`
  if (issuerHost === undefined) return { name: org, issuer: at.origin }
  const publicUrl = `${at.protocol}//${issuerHost}:${okta.port}`
  // Its console has to have another host.
  at.hostname = at.hostname.replace(org, `${org}-admin`)
  return { name: org, issuer: publicUrl, publicUrl, publicAdminUrl: at.origin }
}

/**
 * Makes a target of what a configuration says of it, and starts it where that is asked for.
 *
 * @param redirectUris where it lets Okta send people back to, where the configuration doesn't say
 * @param giveUp ends the start before it is done
 * @throws TargetNotStarted where it can't be started or isn't up
 */
export async function openConfiguredTarget(
  okta: Okta,
  config: ConfigWithTarget,
  redirectUris: readonly string[] = [],
  giveUp?: AbortSignal,
): Promise<Target> {
  const known = knownOrgOf(config, okta)
  const { clientId, clientSecret } = config.okta
  const given: Given = {
    port: await freePort(),
    issuer: known.issuer,
    clientId,
    clientSecret,
    oin: { redirectUri: okta.oin.redirectUri, publicKeyPem: await okta.oin.publicKeyPem() },
  }
  const described = config.target(given)
  const { url, name, label, start, integration, connect, initiateLogin, deepLink, policies } = described
  const knowsOneOrg = !integration && !connect
  if (integration) okta.publish(integration)
  // A target may ask for its issuer's metadata as soon as it starts.
  if (knowsOneOrg) await okta.createOrg(known)

  let running: Awaited<ReturnType<typeof serve>> | undefined
  const begin = async () => {
    if (start)
      running = await serve({ ...served(start, described, given), cwd: dirname(config.file), giveUp })
  }
  if (start) await begin()
  else if (!(await answers(url, fetch))) {
    throw new TargetNotStarted(
      `${name} is not up: nothing answers at ${url}. Start it first, or let target.start say how.`,
    )
  }

  const theWorkspace: Workspace = {
    name,
    url,
    get superuser(): never {
      throw new NotRun(`${name} gives no way to sign in as a superuser`)
    },
  }
  const isOkta = (address: string) => isAddressOfOkta(okta, address)
  const { createWorkspace = async () => theWorkspace } = described

  return {
    ...abilities(described),
    name,
    url,
    label,
    policies,
    steps: stepsOf(described, isOkta),
    createWorkspace: knowsOneOrg && !described.createWorkspace ? undefined : createWorkspace,
    ...(!described.createWorkspace && { onlyWorkspace: theWorkspace }),
    startsFromTile: integration !== undefined || initiateLogin !== undefined,
    ...(deepLink && { deepLink: (workspace: Workspace) => addressOf(deepLink, workspace, url) }),
    ...(connect && { connect }),
    ...(knowsOneOrg && { knownOrg: known.name }),
    ...(!integration && {
      ownApp: (workspace: Workspace) => ({
        redirectUris: (described.redirectUris ?? redirectUris).map(one => addressOf(one, workspace, url)),
        ...(initiateLogin && { initiateLoginUri: addressOf(initiateLogin, workspace, url) }),
        ...(knowsOneOrg && { clientId, clientSecret }),
      }),
    }),
    ...(start?.anewFor === 'scenario' && {
      async startAnew() {
        await running?.stop()
        await begin()
      },
    }),
    close: async () => running?.stop(),
  }
}

function served(
  { command, ready, env = {}, timeoutSeconds = START_SECONDS }: NonNullable<TargetConfig['start']>,
  { url }: { url: string },
  { port, issuer, clientId, clientSecret }: Given,
) {
  const own = {
    PORT: String(port),
    OKTA_ISSUER: issuer,
    OKTA_CLIENT_ID: clientId,
    OKTA_CLIENT_SECRET: clientSecret,
  }
  return { command, ready: new URL(ready, url).href, env: { ...own, ...env }, timeoutSeconds, fetch }
}

/** What it can do besides, as it is. */
const PASSED_ON = [
  'addMember',
  'users',
  'connections',
  'deactivateUser',
  'setConnectionDelay',
  'setLongestSignInAge',
  'setClockAhead',
  'namesOfNoWorkspace',
  'plans',
  'universalLogout',
] as const satisfies (keyof TargetConfig)[]

function abilities(target: TargetConfig): Pick<TargetConfig, (typeof PASSED_ON)[number]> {
  const given = PASSED_ON.filter(name => target[name] !== undefined)
  return Object.fromEntries(given.map(name => [name, target[name]]))
}
