import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import type { Okta } from '../../sim/index.ts'
import { openBrowser, signIn } from '../sim/okta-browser.ts'
import type { Stress } from './stresses.ts'
import { askApi, PASSWORD, startTenants, type Tenant } from './tenants.ts'

const PEOPLE = 50
const MOST_KEPT = 20_000
/** A tenth goes at once when the log is full. */
const LEAST_KEPT = 18_000
/** Events between two polls of a collector: fewer than are kept, or it would miss some, as at Okta after 90 days. */
const BETWEEN_POLLS = 10_000
/** What the heap may have grown by since the log was full for the first time. */
const MOST_MB = 50
const MOST_PAGE_BYTES = 100_000

const eventsSchema = z.array(
  z.object({ uuid: z.string(), eventType: z.string(), target: z.array(z.object({ id: z.string() })) }),
)

/**
 * An org in which people join and leave a group until its System Log has had a million events, with a collector that
 * follows `rel="next"`. Then the log is read in every way that there is.
 */
export const millionEvents: Stress = {
  name: 'system-log',
  what: 'a million events in the System Log of one org',
  unit: 'events',
  amount: 1_000_000,
  async run({ amount, progress }) {
    const tenants = await startTenants()
    const { okta } = tenants
    try {
      const logins = Array.from({ length: PEOPLE }, (_, at) => `person-${at}@people.example`)
      const { org, people } = await tenants.newOrg(0, logins)
      const { model } = org
      const group = model.groups.create({ name: 'Crew' })
      const collector = createCollector(org)
      await collector.readOn()
      const before = model.systemLog.list().length
      const broken: string[] = []
      const beganAt = performance.now()
      let heapWhenFull: number | undefined
      for (let written = 0; written < amount; ) {
        const most = Math.min(amount, written + BETWEEN_POLLS)
        for (; written < most; written += 1) {
          const user = people[(written >> 1) % PEOPLE]!
          if (written % 2 === 0) model.groups.addMember(group, user)
          else model.groups.removeMember(group, user)
        }
        await collector.readOn()
        const kept = model.systemLog.list().length
        if (kept > MOST_KEPT) broken.push(`after ${written} events ${kept} are kept, more than ${MOST_KEPT}`)
        if (written >= 2 * MOST_KEPT) heapWhenFull ??= heapMb(okta)
        progress(written)
      }
      const written = performance.now() - beganAt
      broken.push(...collector.broken)
      if (collector.events() !== before + amount) {
        broken.push(`the collector got ${collector.events()} events, not ${before + amount}`)
      }
      const { figures, broken: misread } = await readEveryWay(org, people[7]!.id)
      const heap = heapMb(okta)
      const grown = heap - (heapWhenFull ?? heap)
      if (grown > MOST_MB) broken.push(`the heap has grown by ${grown.toFixed(0)} MB, more than ${MOST_MB}`)
      return {
        figures: {
          'events written, and collected': amount,
          'seconds for that': Math.round(written / 1000),
          'events kept': model.systemLog.list().length,
          'MB of heap when full': Math.round(heapWhenFull ?? 0),
          'MB of heap after all, and every way of reading': Math.round(heap),
          ...figures,
        },
        broken: [...broken, ...misread],
      }
    } finally {
      await tenants.close()
    }
  },
}

type Org = Tenant['org']

/** Follows the log as a collector does, and holds that nothing is left out or comes twice. */
function createCollector(org: Org) {
  let next = `${org.url}/api/v1/logs?limit=1000`
  let events = 0
  let last: string | undefined
  const broken: string[] = []
  return {
    broken,
    events: () => events,
    async readOn() {
      for (;;) {
        const { status, text, next: onward } = await askApi(org, 'GET', next)
        const found = eventsSchema.parse(JSON.parse(text))
        if (status !== 200 || !onward)
          return void broken.push(`a poll was answered ${status}, next ${onward}`)
        next = onward
        if (found.length === 0) return
        const stored = org.model.systemLog.list()
        const from = last === undefined ? 0 : stored.findLastIndex(({ uuid }) => uuid === last) + 1
        if (found.some(({ uuid }, at) => stored[from + at]?.uuid !== uuid)) {
          // Whoever is given the same again never comes to an end.
          return void broken.push(`a poll after event ${events} left events out, or gave some twice`)
        }
        events += found.length
        last = found.at(-1)!.uuid
      }
    },
  }
}

/** Every way of reading a log, held against what is kept; how long each took. */
async function readEveryWay(org: Org, person: string) {
  const stored = org.model.systemLog.list()
  const broken: string[] = []
  const figures: Record<string, string> = {}
  const least = Math.min(LEAST_KEPT, stored.at(-1)!.sequence)
  if (stored.length < least) broken.push(`${stored.length} events are kept, fewer than ${least}`)
  const gaps = stored.filter(({ sequence }, at) => at > 0 && sequence !== stored[at - 1]!.sequence + 1)
  if (gaps.length > 0) broken.push(`${gaps.length} of the events kept don’t follow the one before`)

  const all = stored.map(({ uuid }) => uuid)
  const about = stored.filter(({ target }) => target?.some(({ id }) => id === person)).map(({ uuid }) => uuid)
  const joined = stored
    .filter(({ eventType }) => eventType === 'group.user_membership.add')
    .map(({ uuid }) => uuid)
  const until = new Date(Date.now() + 60_000).toISOString()
  const ways: [string, Record<string, string>, string[]][] = [
    ['all', {}, all],
    ['newest first', { sortOrder: 'DESCENDING' }, all.toReversed()],
    ['by a filter on targets', { filter: `target.id eq "${person}"` }, about],
    ['by a filter on types', { filter: 'eventType eq "group.user_membership.add"' }, joined],
    ['by a word', { q: 'person-7@people.example' }, about],
    ['by a word that stands nowhere', { q: 'nowhere-at-all' }, []],
  ]
  for (const [way, query, wanted] of ways) {
    const { uuids, times } = await readAll(org, { ...query, until })
    figures[`/api/v1/logs, ${way}`] = spread(times)
    if (uuids.join() !== wanted.join()) {
      broken.push(`/api/v1/logs, ${way}: ${uuids.length} events, not the ${wanted.length} that are kept`)
    }
  }

  const browser = openBrowser()
  await signIn(browser, await browser.open(org.adminUrl), 'admin@people.example', PASSWORD)
  const searches = ['', 'person-7', 'nowhere-at-all', `target.id eq "${person}"`, 'target.id eq "00u0"']
  for (const q of searches) {
    const started = performance.now()
    const page = await browser.ask(
      `${org.adminUrl}/admin/reports/system-log?${new URLSearchParams(q ? { q } : {})}`,
    )
    figures[`console's page${q ? `, ${q}` : ''}`] = `${(performance.now() - started).toFixed(0)} ms`
    const bytes = Buffer.byteLength(page.text)
    if (page.status !== 200 || bytes > MOST_PAGE_BYTES) {
      broken.push(`the console’s page for "${q}" was answered ${page.status}, with ${bytes} bytes`)
    }
  }
  return { figures, broken }
}

async function readAll(org: Org, query: Record<string, string>) {
  const uuids: string[] = []
  const times: number[] = []
  const search = new URLSearchParams({ limit: '1000', ...query })
  let next: string | undefined = `${org.url}/api/v1/logs?${search}`
  while (next !== undefined) {
    const started = performance.now()
    const answer = await askApi(org, 'GET', next)
    times.push(performance.now() - started)
    uuids.push(...eventsSchema.parse(JSON.parse(answer.text)).map(({ uuid }) => uuid))
    next = answer.next
  }
  return { uuids, times }
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const [middle, most] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!]
  return `${times.length} pages of up to 1,000, ${middle.toFixed(0)} ms each, ${most.toFixed(0)} ms at the most`
}

/** What is on the heap, the recorded exchanges left out: they have a bound of their own. */
function heapMb(okta: Okta): number {
  for (const { name } of okta.orgs()) okta.exchanges.forget(name)
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 2 ** 20
}
