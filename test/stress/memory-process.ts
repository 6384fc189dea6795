// Signs people in over and over in a process of its own, and tells how much memory that takes: see memory.ts.
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { arrive } from './arrive.ts'
import { askApi, PASSWORD, startTenants, type Tenant, type Tenants } from './tenants.ts'

/** How much is held at a moment, once what can be collected is gone. */
export interface Mark {
  signIns: number
  heapMb: number
  rssMb: number
  records: Record<'store' | 'sessions' | 'session tokens' | 'exchanges' | 'events', number>
}

export type Message = { done: number } | { mark: Mark } | { broken: string } | { expired: Mark }

const PEOPLE = 200
const AT_ONCE = 8
const MARKS = 10
const ROUNDS = 100
const HOUR_MS = 60 * 60 * 1000
/** Alpacon's sessions live eight hours, longer than all else: in a tenth of the sign-ins, all of the tenth before ends. */
const LONGEST_LIFE_MS = 8 * HOUR_MS
const BEYOND_EVERYTHING_S = 400 * 24 * 60 * 60

// Everything in this process goes by this clock, which is ahead as far as it is told.
const RealDate = Date
let ahead = 0
globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + ahead)
    else super(...(given as [number]))
  }
  static override now() {
    return RealDate.now() + ahead
  }
} as DateConstructor

const tell = (message: Message) => process.send!(message)

async function run(amount: number): Promise<void> {
  const tenants = await startTenants()
  const logins = Array.from({ length: PEOPLE }, (_, at) => `person-${at}@people.example`)
  const tenant = await tenants.connect(0, await tenants.newOrg(0, logins))
  const { org, app, people } = tenant
  // Every tenth is refused.
  for (const [at, user] of people.entries()) if (at % 10 !== 9) org.model.assignments.assignUser(app, user)

  let begun = 0
  let done = 0
  async function work(until: number) {
    while (begun < until) {
      const at = begun
      begun += 1
      const outcome = await signIn(tenants, tenant, at)
      if (outcome !== undefined) tell({ broken: `sign-in ${at}: ${outcome}` })
      done += 1
      tell({ done })
    }
  }
  tell({ mark: await take(tenants, tenant, 0) })
  for (let round = 1; round <= ROUNDS; round += 1) {
    const until = Math.round((amount / ROUNDS) * round)
    await Promise.all(Array.from({ length: AT_ONCE }, () => work(until)))
    // Nobody is under way now, whose sign-in would be over with that.
    ahead += LONGEST_LIFE_MS / (ROUNDS / MARKS)
    if (round % (ROUNDS / MARKS) === 0) tell({ mark: await take(tenants, tenant, done) })
  }
  await moveClock(tenants, BEYOND_EVERYTHING_S)
  ahead += 2 * LONGEST_LIFE_MS
  tell({ expired: await take(tenants, tenant, done) })
  await tenants.close()
}

/** One sign-in, as its number says; answers what didn't hold. */
async function signIn(tenants: Tenants, tenant: Tenant, at: number): Promise<string | undefined> {
  const user = tenant.people[at % PEOPLE]!
  const isAssigned = (at % PEOPLE) % 10 !== 9
  if (at % 50 === 5) {
    const { whoami, page } = await arrive(tenants.newAgent(), tenants.target, tenant, user, 'front page')
    return whoami?.email === user.profile.email ? undefined : `not let in by pages: ${page}`
  }
  return byRedirects(tenant, user.profile.login, { isAssigned, isLeftOff: at % 10 === 7 })
}

// As a browser that has a session token is led, without a page: as cheap as a sign-in can be. One that is left off
// stops at Okta's sign-in page.
async function byRedirects(
  { org, workspace }: Tenant,
  login: string,
  { isAssigned, isLeftOff }: { isAssigned: boolean; isLeftOff: boolean },
): Promise<string | undefined> {
  const cookies = new Map<string, string[]>()
  async function follow(url: string): Promise<{ location: string | undefined; status: number }> {
    const { host } = new URL(url)
    const own = cookies.get(host) ?? []
    const response = await fetch(url, { headers: { cookie: own.join('; ') }, redirect: 'manual' })
    await response.arrayBuffer()
    cookies.set(host, [...own, ...response.headers.getSetCookie().map(line => line.split(';')[0]!)])
    const location = response.headers.get('location')
    return { location: location === null ? undefined : new URL(location, url).href, status: response.status }
  }

  let next: string | undefined = `${workspace.url}/sign-in/okta`
  let status = 0
  for (let hops = 0; next !== undefined && hops < 10; hops += 1) {
    const isAuthorization = next.startsWith(`${org.url}/oauth2/v1/authorize?`)
    if (isAuthorization && !isLeftOff) next += `&sessionToken=${await sessionToken(org, login)}`
    const followed = await follow(next)
    if (isLeftOff && isAuthorization && followed.status === 200) return undefined
    // The workspace's own page would be next.
    if (new URL(next).pathname === '/sign-in/complete' && followed.status === 303) {
      return isAssigned ? undefined : 'let in, and not assigned'
    }
    next = followed.location
    status = followed.status
  }
  return !isAssigned && status === 403 ? undefined : `ended with ${status}`
}

const sessionTokenSchema = z.object({ sessionToken: z.string() })

async function sessionToken(org: Tenant['org'], username: string): Promise<string> {
  const { text } = await askApi(org, 'POST', 'authn', { body: { username, password: PASSWORD } })
  return sessionTokenSchema.parse(JSON.parse(text)).sessionToken
}

async function moveClock({ okta }: Tenants, offsetSeconds: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${okta.port}/_sim/orgs/org-0/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetSeconds }),
  })
  if (!response.ok) throw new Error(`The clock wasn't moved: ${response.status} ${await response.text()}`)
}

async function take({ okta }: Tenants, { org }: Tenant, signIns: number): Promise<Mark> {
  const { sessions, sessionTokens } = org.model.remember()
  const records = {
    store: org.store.remember().length,
    sessions: sessions.length,
    'session tokens': sessionTokens.length,
    exchanges: okta.exchanges.list().length,
    events: org.model.systemLog.list().length,
  }
  // What is collected may have something to clean up, which needs a turn, and sets free the next.
  let before: number
  do {
    before = process.memoryUsage().heapUsed
    globalThis.gc!()
    await setImmediate()
  } while (process.memoryUsage().heapUsed < before * 0.999)
  const { heapUsed, rss } = process.memoryUsage()
  return { signIns, heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20, records }
}

await run(Number(process.argv[2]))
process.disconnect()
