import type { RunningOrg } from '../../sim/index.ts'
import type { Agent } from './agent.ts'
import type { Target } from './target.ts'
import { demandDelivered, Inconclusive, NotRun } from './verdicts.ts'

/**
 * Address that starts a sign-in at the target as the tile does (OpenID Connect Core, section 4): the initiate-login URI
 * that Okta has for the app, with `iss` and these further parameters. Throws as initiateLoginUri does.
 */
export function initiation(
  { okta, target }: { okta: RunningOrg; target: Target },
  parameters: Record<string, string> = {},
): URL {
  const url = initiateLoginUri(okta, target)
  for (const [name, value] of Object.entries({ iss: okta.url, ...parameters })) {
    url.searchParams.set(name, value)
  }
  return url
}

/**
 * The initiate-login URI as Okta has it for the app. Throws NotRun where the target has none, and Inconclusive where it
 * should have come to Okta and didn't.
 */
export function initiateLoginUri(okta: RunningOrg, target: Target): URL {
  demandTiles(target)
  const { label } = target
  const uri = okta.model.applications.byLabel(label)?.initiateLoginUri
  if (!uri) throw new Inconclusive(`Okta has no initiate-login URI for ${label}`)
  return new URL(uri)
}

/** Throws NotRun where no sign-in can begin at a tile. */
export function demandTiles({ name, startsFromTile }: Target): void {
  if (!startsFromTile) throw new NotRun(`${name} gives no address where a sign-in from a tile begins`)
}

/** Opens such an address. Throws Inconclusive where the target was never asked for it. */
export async function follow(agent: Agent, url: URL): Promise<void> {
  await agent.open(url.href)
  await demandAsked(agent, url)
}

/** Throws Inconclusive unless this browser asked for the address. */
export async function demandAsked(agent: Agent, url: URL): Promise<void> {
  demandDelivered(`${url.href} was never asked for`, (await agent.history()).includes(url.href))
}

/** Origins of the pages that this browser has been on, redirects included. */
export async function originsOf(agent: Agent): Promise<Set<string>> {
  const addresses = (await agent.history()).filter(one => /^https?:\S+$/.test(one))
  return new Set(addresses.map(address => new URL(address).origin))
}
