import { kindOf } from '../../sites/crawl.ts'
import { type Endpoint, nameOf, type Site } from './endpoints.ts'
import { type Played, play, type Servers } from './play.ts'
import { recordWhile } from './record.ts'
import { headerOf, type WireRequest, withHeader } from './request.ts'

/** A request that is in order, to be altered: what it is for, and where it goes. */
export interface Base {
  endpoint: Endpoint
  port: number
  request: WireRequest
}

/** What requests are made of for a while: an org and a workspace in which everything was done once. */
export interface Ground {
  played: Played
  /** At least one of each endpoint. */
  bases: Map<Endpoint, Base[]>
}

const MOST_OF_AN_ENDPOINT = 4

/** Plays everything through with a fresh org, and makes a request for each endpoint of what was asked meanwhile. */
export async function prepare(
  servers: Servers,
  endpoints: readonly Endpoint[],
  name: string,
): Promise<Ground> {
  let played: Played | undefined
  const recorded = await recordWhile(async () => {
    played = await play(servers, name)
  })
  if (!played) throw new Error('nothing was played')
  const siteOf = sites(servers, played)
  const asked = [
    ...recorded,
    ...(await formsOf(played, servers)),
    { port: portOf(played.heldAnswer), request: await getOf(played, played.heldAnswer) },
  ]
  // What was asked last is the most alive: codes and tickets are spent as they are used.
  const newestFirst = asked.reverse().map(one => ({ ...one, site: siteOf(one.port, one.request) }))
  const bases = new Map<Endpoint, Base[]>()
  for (const endpoint of endpoints) {
    const fitting = newestFirst.filter(
      ({ site, request: { method, target } }) =>
        site === endpoint.site && method === endpoint.method && endpoint.matches(target.split('?')[0]!),
    )
    const kinds = new Map(
      fitting.map(one => [kindOf(`http://a${one.request.target}`), one] as const).reverse(),
    )
    const chosen = [...kinds.values()].reverse().slice(0, MOST_OF_AN_ENDPOINT)
    const found = chosen.map(({ port, request }) => ({ endpoint, port, request }))
    bases.set(endpoint, found.length > 0 ? found : [made(endpoint, newestFirst, played)])
  }
  return { played, bases }
}

const portOf = (url: string) => Number(new URL(url).port)

function sites({ okta, target }: Servers, { org, workspace }: Played) {
  const places: [string, Site][] = [
    [okta.url, 'landing'],
    [new URL(okta.oin.redirectUri).origin, 'system-admin'],
    [org.url, 'org'],
    [org.adminUrl, 'console'],
    [org.strangerUrl, 'stranger'],
    [target.url!, 'front'],
    [authOf(target.url!), 'auth'],
    [workspace.url, 'workspace'],
  ]
  const byHost = new Map(places.map(([url, site]) => [new URL(url).host, site]))
  return (_port: number, request: WireRequest): Site | undefined => {
    const site = byHost.get(headerOf(request, 'host'))
    return site === 'landing' && request.target.startsWith('/_sim') ? 'control' : site
  }
}

/** Alpacon's identity host, by that of its front. */
export const authOf = (frontUrl: string): string => frontUrl.replace('//', '//auth.')

async function headersFor(played: Played, url: string): Promise<[string, string][]> {
  const cookie = await played.cookiesFor(url)
  return [
    ['host', new URL(url).host],
    ['user-agent', 'Mozilla/5.0 (compatible; oin-sim)'],
    ['accept', 'text/html,*/*;q=0.8'],
    ...(cookie ? [['cookie', cookie] as [string, string]] : []),
  ]
}

const targetOf = (url: string) => new URL(url).pathname + new URL(url).search

async function getOf(played: Played, url: string): Promise<WireRequest> {
  return {
    method: 'GET',
    target: targetOf(url),
    headers: await headersFor(played, url),
    body: Buffer.alloc(0),
  }
}

/** The forms of the pages that were opened, as they would be sent: one request for each button. */
async function formsOf(played: Played, { okta, target }: Servers) {
  const ports = new Set([portOf(okta.url), portOf(target.url!)])
  const forms = played.pages.flatMap(({ forms }) => forms).filter(({ action }) => ports.has(portOf(action)))
  const requests = forms.flatMap(({ method, action, fields, buttons }) => {
    const ways =
      buttons.length > 0 ? buttons.map(([name, value]) => ({ ...fields, [name]: value })) : [fields]
    return ways.map(values => ({ method, action, form: new URLSearchParams(values).toString() }))
  })
  return Promise.all(
    requests.map(async ({ method, action, form }) => {
      const headers = await headersFor(played, action)
      const request: WireRequest =
        method === 'get'
          ? { method: 'GET', target: `${new URL(action).pathname}?${form}`, headers, body: Buffer.alloc(0) }
          : {
              method: 'POST',
              target: targetOf(action),
              headers: [
                ...headers,
                ['origin', new URL(action).origin],
                ['content-type', 'application/x-www-form-urlencoded'],
              ],
              body: Buffer.from(form),
            }
      return { port: portOf(action), request }
    }),
  )
}

/** A request for what nobody asked for: with the credentials of the same site, and the names of things that are there. */
function made(
  endpoint: Endpoint,
  asked: readonly { port: number; request: WireRequest; site: Site | undefined }[],
  { org, things, spareOrg, workspace }: Played,
): Base {
  const { site, method, path } = endpoint
  const isApi = path.startsWith('/api/')
  const alike = asked
    .filter(one => one.site === site && one.request.target.startsWith('/api/') === isApi)
    .filter(
      ({ request }) => !path.startsWith('/express-configuration/') || /^\/express-conf/.test(request.target),
    )
  const like =
    alike.find(({ request }) => headerOf(request, isApi ? 'authorization' : 'cookie') !== '') ?? alike[0]
  if (!like)
    throw new Error(`Nothing was asked of the site of ${nameOf(endpoint)}, so no request can be made for it.`)
  const uid = /^\/express-configuration\/([^/]+)/.exec(like.request.target)?.[1]
  const interaction = asked.find(({ request }) => request.target.startsWith('/signin/authorize/'))?.request
    .target
  const values: Record<string, string> = {
    ...things,
    uid: uid ?? interaction?.split('/')[3] ?? 'none',
    id: /\/app\//.test(path) ? things.appId : /\/group\//.test(path) ? things.groupId : things.userId,
    name:
      site === 'control' || site === 'landing' ? spareOrg : site === 'front' ? workspace.name : 'oidc_client',
    snapshot: 'seeded',
    fault: org.faults.list()[0]?.id ?? 'none',
    capabilityType: 'SSO',
    exchange: '1',
    group: '1',
  }
  const target = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? 'none'))
  const csrf = asked.find(one => one.site === site && /_csrf=/.test(String(one.request.body)))
  const token = csrf && new URLSearchParams(String(csrf.request.body)).get('_csrf')
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const body = !hasBody ? '' : isApi || site === 'control' ? '{}' : token ? `_csrf=${token}` : ''
  const type = isApi || site === 'control' ? 'application/json' : 'application/x-www-form-urlencoded'
  const request = { ...like.request, method, target, body: Buffer.from(body) }
  return { endpoint, port: like.port, request: hasBody ? withHeader(request, 'content-type', type) : request }
}
