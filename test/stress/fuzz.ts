import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { startAlpaconTarget } from '../../scenarios/targets/alpacon.ts'
import { startOkta } from '../../sim/index.ts'
import { authOf, type Base, type Ground, prepare } from './fuzz/bases.ts'
import { type Endpoint, endpointsOfAlpacon, endpointsOfOkta, nameOf, type Site } from './fuzz/endpoints.ts'
import { judge } from './fuzz/judge.ts'
import { changes, changesOfContent, type Described } from './fuzz/mutations.ts'
import { play, type Servers } from './fuzz/play.ts'
import { headerOf, told, type WireRequest } from './fuzz/request.ts'
import { type Outcome as Received, send } from './fuzz/send.ts'
import type { Outcome, Stress, StressOptions } from './stresses.ts'

/** How many requests are tried before everything they are made of is made anew. */
const OF_ONE_GROUND = 2500
/** What different requests may leave behind for good: what is recorded, and what is kept for an hour. */
const MOST_GROWTH_MB = 150
const MOST_FAILURES = 20

/** Requests that are altered in every way, to every endpoint of the simulated Okta and of Alpacon. */
export const fuzz: Stress = {
  name: 'fuzz',
  what: 'sends malformed requests to every endpoint of both servers',
  unit: 'requests',
  amount: 100_000,
  run: async options => {
    const okta = await startOkta({ port: 0 })
    const operatorToken = 'the-token-of-the-operator'
    const target = await startAlpaconTarget(okta, { operatorToken })
    try {
      return await bombard({ okta, target, operatorToken }, options)
    } finally {
      await target.close()
      await okta.close()
    }
  },
}

async function bombard(servers: Servers, { amount, seed, progress }: StressOptions): Promise<Outcome> {
  const { okta, target } = servers
  const metadata = await fetch(`${authOf(target.url!)}/.well-known/openid-configuration`)
  const endpoints = [
    ...endpointsOfOkta(),
    ...endpointsOfAlpacon((await metadata.json()) as Record<string, unknown>),
  ]
  const broken: string[] = []
  const hit = new Set<Endpoint>()
  const statuses = new Map<string, number>()
  const crashes = watchCrashes(broken)
  const logs = countLogs()
  const heap: number[] = []
  const known = new Set<string>()
  let tried = 0
  let sendingMs = 0

  /** One altered request: sent, counted and judged. */
  async function trial(
    { endpoint, port, request: base }: Base,
    mutations: readonly Described[],
    ground: Ground,
  ) {
    const request = mutations.reduce<WireRequest>((altered, { apply }) => apply(altered), base)
    const site = siteOf(servers, ground, port, request)
    const began = performance.now()
    crashes.request = request
    const received = await send(port, request)
    sendingMs += performance.now() - began
    tried += 1
    count(statuses, received)
    if (
      request.method === endpoint.method &&
      site === endpoint.site &&
      endpoint.matches(request.target.split('?')[0]!)
    )
      hit.add(endpoint)
    const wrong = judge(request, received, site)
    return wrong === undefined ? undefined : { request, wrong }
  }

  try {
    for (let round = 0; tried < amount && broken.length < MOST_FAILURES; round += 1) {
      // This is a sign-in from end to end, too, and much more: it shows that the servers still work.
      const ground = await prepare(servers, endpoints, `fuzz-${round}`)
      const bases = inTurns([...ground.bases.values()], round)
      const most = Math.min(OF_ONE_GROUND, amount - tried)
      // The first round leaves each request at its endpoint, so that every one of them is met.
      const altered = round === 0 ? changesOfContent : changes
      for (const [turn, mutations] of fc.sample(altered, { numRuns: most, seed: seed + round }).entries()) {
        const base = bases[turn % bases.length]!
        const wrong = await trial(base, mutations, ground)
        const kind = wrong && `${nameOf(base.endpoint)} ${wrong.wrong.slice(0, 20)}`
        if (kind !== undefined && !known.has(kind)) {
          known.add(kind)
          broken.push(await smallest(base, mutations, again => trial(base, again, ground)))
        }
        progress(Math.min(tried, amount))
        if (broken.length >= MOST_FAILURES) break
      }
      for (const { name } of okta.orgs()) await okta.deleteOrg(name)
      heap.push(heapMb())
    }
    await (await play(servers, 'clean')).signIn()
  } catch (error) {
    broken.push(`Nobody can sign in any more: ${error instanceof Error ? error.stack : String(error)}`)
  } finally {
    crashes.stop()
    logs.stop()
  }
  const missed = endpoints.filter(one => !hit.has(one)).map(one => `${nameOf(one)} was never met`)
  // The first rounds fill what is kept up to its limits: recorded exchanges, sessions.
  const early = heap[Math.min(4, heap.length - 1)] ?? 0
  const late = heap.at(-1) ?? 0
  if (late - early > MOST_GROWTH_MB) broken.push(`the heap grew from ${early} MB to ${late} MB`)
  return {
    figures: {
      endpoints: endpoints.length,
      'endpoints met': hit.size,
      'requests tried': tried,
      'requests a second': Math.round(tried / (sendingMs / 1000)),
      ...Object.fromEntries([...statuses].sort()),
      'lines logged': logs.lines,
      'heap early, MB': early,
      'heap late, MB': late,
      'heap after each round, MB': heap.join(' '),
    },
    broken: [...missed, ...broken],
  }
}

interface Failure {
  request: WireRequest
  wrong: string
}

/** The failure with as few of the changes as still bring it about, in words. */
async function smallest(
  base: Base,
  mutations: readonly Described[],
  trial: (mutations: readonly Described[]) => Promise<Failure | undefined>,
): Promise<string> {
  let kept = mutations
  let last: Failure | undefined
  for (const one of mutations) {
    const fewer = kept.filter(it => it !== one)
    const failure = await trial(fewer)
    if (!failure) continue
    kept = fewer
    last = failure
  }
  const failure = last ?? (await trial(kept))
  const how = kept.map(({ what }) => what).join(', ') || 'unaltered'
  if (!failure) return `${nameOf(base.endpoint)}, ${how}: failed once, and not again`
  return `${nameOf(base.endpoint)}, ${how}: ${failure.wrong}\n    ${told(failure.request)}`
}

/** What a Host stands for, as the judge has to know it. */
function siteOf(
  { okta, target }: Servers,
  { played }: Ground,
  port: number,
  request: WireRequest,
): Site | undefined {
  const host = headerOf(request, 'host').toLowerCase()
  const isAt = (url: string) => new URL(url).host === host
  if (port !== okta.port) {
    if (isAt(target.url!)) return 'front'
    if (isAt(authOf(target.url!))) return 'auth'
    return isAt(played.workspace.url) ? 'workspace' : undefined
  }
  const isForControl = /^\/_sim(?=[/?]|$)/.test(request.target)
  if (
    isForControl &&
    (isAt(okta.url) || /^(okta\.localhost|localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host))
  )
    return 'control'
  if (isAt(okta.url)) return 'landing'
  if (isAt(new URL(okta.oin.redirectUri).origin)) return 'system-admin'
  if (isAt(played.org.url)) return 'org'
  if (isAt(played.org.adminUrl)) return 'console'
  return isAt(played.org.strangerUrl) ? 'stranger' : undefined
}

/** What tells all that is on record, or makes keys: asked as often as the others, it would take most of the time. */
const SLOW = [
  'landing GET /',
  'landing GET /inspector',
  'landing GET /inspector/exchanges.har',
  'control GET /_sim/exchanges',
  'control GET /_sim/exchanges/stream',
  'control POST /_sim/orgs',
  'control POST /_sim/orgs/:name/keys/rotate',
]
/** The slow ones are left out of so many turns less one. */
const TURNS_OF_SLOW = 12

/** One base of each endpoint in turn, then the next one of each. */
function inTurns(bases: readonly Base[][], round: number): Base[] {
  const most = Math.max(...bases.map(({ length }) => length))
  return Array.from({ length: most * TURNS_OF_SLOW }, (_, at) =>
    bases
      .map(of => of[(at + round) % of.length]!)
      .filter(({ endpoint }) => at % TURNS_OF_SLOW === 0 || !SLOW.includes(nameOf(endpoint))),
  ).flat()
}

function count(statuses: Map<string, number>, received: Received): void {
  const name = received.kind === 'answer' ? `answered ${received.status}` : received.kind
  statuses.set(name, (statuses.get(name) ?? 0) + 1)
}

/** Notes what would have ended the process. */
function watchCrashes(broken: string[]) {
  const watch = {
    request: undefined as WireRequest | undefined,
    stop() {
      process.off('uncaughtException', onCrash)
      process.off('unhandledRejection', onCrash)
    },
  }
  function onCrash(error: unknown) {
    const last = watch.request ? told(watch.request) : 'none'
    broken.push(
      `crashed: ${error instanceof Error ? error.stack : String(error)}\n    the last request: ${last}`,
    )
  }
  process.on('uncaughtException', onCrash)
  process.on('unhandledRejection', onCrash)
  return watch
}

/** Keeps to itself what both servers log of requests that broke off: a line each, a hundred thousand of them. */
function countLogs() {
  const { error } = console
  const logs = {
    lines: 0,
    stop() {
      console.error = error
    },
  }
  console.error = () => {
    logs.lines += 1
  }
  return logs
}

/** What the heap holds, in MB, after a collection. */
function heapMb(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024)
}
