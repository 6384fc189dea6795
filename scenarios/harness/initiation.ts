import type { RunningOrg } from '../../sim/index.ts'
import type { Agent } from './agent.ts'
import { demandDelivered, Inconclusive } from './verdicts.ts'

/**
 * Address that starts a sign-in at the target as the tile does (OpenID Connect Core, section 4): the initiate-login URI
 * that Okta has for the app, with `iss` and these further parameters. Throws Inconclusive where Okta has none.
 */
export function initiation(
  { okta, label }: { okta: RunningOrg; label: string },
  parameters: Record<string, string> = {},
): URL {
  const url = initiateLoginUri(okta, label)
  for (const [name, value] of Object.entries({ iss: okta.url, ...parameters })) {
    url.searchParams.set(name, value)
  }
  return url
}

/** The initiate-login URI as Okta has it for the app. Throws Inconclusive where it has none. */
export function initiateLoginUri(okta: RunningOrg, label: string): URL {
  const uri = okta.model.applications.byLabel(label)?.initiateLoginUri
  if (!uri) throw new Inconclusive(`Okta has no initiate-login URI for ${label}`)
  return new URL(uri)
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
