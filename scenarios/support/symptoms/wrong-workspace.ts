import type { HarExchange } from '../read-har.ts'
import { type SignIns, signInsIn } from '../sign-ins-in-har.ts'
import type { Found, Seen, Symptom } from '../symptom.ts'
import { HOST_OF_NO_WORKSPACE, WORKSPACE_MEMBERS } from '../workspaces-in-har.ts'

/** Somebody opened the tile of another workspace, or of another org. */
export const wrongWorkspace: Symptom = {
  id: 'wrong-workspace',
  clause: 'guide.troubleshooting.wrong-workspace',
  find: ({ har }) => {
    if (!har) return []
    const signIns = signInsIn(har)
    const found = [foreignIssuer(signIns), severalTiles(signIns), otherPlace(signIns, har.exchanges)]
    return found.flatMap(one => one ?? []).slice(0, 1)
  },
}

const issuerOf = ({ url, form }: HarExchange) => url.searchParams.get('iss') ?? form.get('iss') ?? ''

const workspaceOf = ({ url, form }: HarExchange) =>
  WORKSPACE_MEMBERS.map(name => url.searchParams.get(name) ?? form.get(name)).find(Boolean)

/** The tile's org isn't the one where the service provider then asks for a sign-in. */
function foreignIssuer({ initiations, authorizations }: SignIns): Found | undefined {
  for (const initiation of initiations) {
    const next = authorizations.find(({ at }) => at >= initiation.at)
    const issuer = issuerOf(initiation)
    if (!next || !URL.canParse(issuer) || new URL(issuer).host === next.url.host) continue
    return inWords(
      `The tile belongs to the org ${new URL(issuer).host}, and the service provider asked ${next.url.host} to sign the person in.`,
      [
        seen(initiation, `Names ${issuer} as the issuer.`),
        seen(next, 'The sign-in was asked for at another org.'),
      ],
      'certain',
    )
  }
  return
}

function severalTiles({ initiations }: SignIns): Found | undefined {
  const first = initiations[0]
  const other = initiations.find(
    one => issuerOf(one) !== issuerOf(first!) || workspaceOf(one) !== workspaceOf(first!),
  )
  if (!first || !other) return
  return inWords(
    'Tiles of two different workspaces were opened.',
    [first, other].map(one =>
      seen(one, `For ${workspaceOf(one) ?? 'a workspace not named'}, from ${issuerOf(one)}.`),
    ),
    'likely',
  )
}

/** The person was on the page of one workspace, opened a tile, and ended on that of another. */
function otherPlace(
  { initiations, callbacks, isOktas }: SignIns,
  all: readonly HarExchange[],
): Found | undefined {
  const initiation = initiations.at(-1)
  const back = initiation && callbacks.find(({ exchange }) => exchange.at >= initiation.at)?.exchange
  if (!initiation || !back) return
  const isPlace = (exchange: HarExchange) =>
    exchange.isPage && exchange.status === 200 && !isOktas(exchange) && isWorkspaceHost(exchange)
  const before = all.findLast(one => one.at < initiation.at && isPlace(one))
  const after = all.find(one => one.at >= back.at && isPlace(one))
  if (!before || !after || before.url.host === after.url.host) return
  if (parentOf(before) !== parentOf(after)) return
  return inWords(
    `The person came from ${before.url.host} and ended on ${after.url.host}.`,
    [
      seen(before, 'The workspace before.'),
      seen(initiation, `The tile is for ${workspaceOf(initiation) ?? 'a workspace not named'}.`),
      seen(after, 'The workspace after signing in.'),
    ],
    'likely',
  )
}

const parentOf = ({ url }: HarExchange) => url.host.split('.').slice(1).join('.')

const isWorkspaceHost = ({ url }: HarExchange) =>
  url.hostname.split('.').length > 2 && !HOST_OF_NO_WORKSPACE.test(url.hostname)

const seen = (exchange: HarExchange, says: string): Seen => ({ exchange, says })

function inWords(what: string, trouble: Seen[], certainty: Found['certainty']): Found {
  return {
    title: `The person came to another workspace than expected. ${what}`,
    certainty,
    advice: [
      {
        who: 'person',
        what: 'Use the tile of the app that Express Configuration set up for this workspace.',
      },
      {
        who: 'Okta administrator',
        what: 'Look which workspace the tile leads to: the app > General > Initiate login URI. If it is the wrong one, run Express Configuration again and enter the right workspace; a second instance of the app confuses people.',
      },
    ],
    trouble,
  }
}
