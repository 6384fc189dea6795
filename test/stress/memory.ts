import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Mark, Message } from './memory-process.ts'
import type { Stress } from './stresses.ts'

/** So often it has to be measured with the System Log and the recorder full, to tell a slope from noise. */
const LEAST_MARKS = 5
/** What the heap may grow by with a sign-in, in KB: once both are full, and where they aren't yet. */
const MOST_KB_A_SIGN_IN = { full: 0.2, filling: 60 }
/** What the process may take in the end, of what it took after the first tenth. */
const MOST_RSS = 1.5
/** How far a number of records may be above the first tenth's: it depends on when the last sweep was. */
const MOST_RECORDS = 1.5
const MOST_EVENTS = 20_000
const MOST_EXCHANGES = 5_000
/** A tenth goes at once. */
const isFull = ({ records }: Mark) =>
  records.events >= MOST_EVENTS * 0.9 && records.exchanges >= MOST_EXCHANGES * 0.9

/**
 * People sign in while time goes by so fast that each tenth of the sign-ins has expired at the end of the next: by redirects
 * alone, by pages, left off at Okta's sign-in page, and refused. Then the org's clock goes beyond everything.
 */
export const memory: Stress = {
  name: 'memory',
  what: 'sign-ins that expire: memory stays flat, and is given back',
  unit: 'sign-ins',
  amount: 50_000,
  async run({ amount, progress }) {
    const { marks, expired, broken } = await measure(amount, progress)
    const [, first] = marks
    const last = marks.at(-1)!
    const full = marks.filter(isFull)
    const isLong = full.length >= LEAST_MARKS
    const slope = slopeKb(isLong ? full : marks.slice(1))
    const most = MOST_KB_A_SIGN_IN[isLong ? 'full' : 'filling']
    if (slope > most) broken.push(`the heap grows by ${slope.toFixed(2)} KB a sign-in, more than ${most}`)
    if (last.rssMb > first!.rssMb * MOST_RSS) {
      broken.push(`the process grew from ${first!.rssMb.toFixed(0)} MB to ${last.rssMb.toFixed(0)} MB`)
    }
    broken.push(...marks.flatMap(mark => tooMany(mark, first!)), ...left(expired))
    return {
      figures: {
        ...Object.fromEntries([...marks, expired].map((mark, at) => told(mark, at === marks.length))),
        [`KB of heap a sign-in, ${isLong ? 'once' : 'before'} log and recorder are full`]: slope.toFixed(3),
      },
      broken,
    }
  },
}

async function measure(amount: number, progress: (done: number) => void) {
  const file = fileURLToPath(new URL('./memory-process.ts', import.meta.url))
  const localhost = new URL('../../sim/localhost.js', import.meta.url).href
  const child = fork(file, [String(amount)], {
    execArgv: ['--expose-gc', '--import', 'tsx', '--import', localhost],
  })
  const marks: Mark[] = []
  const broken: string[] = []
  let expired: Mark | undefined
  child.on('message', (message: Message) => {
    if ('done' in message) progress(message.done)
    else if ('mark' in message) marks.push(message.mark)
    else if ('expired' in message) expired = message.expired
    else broken.push(message.broken)
  })
  const [code] = await once(child, 'exit')
  if (code !== 0 || !expired) throw new Error(`The process that signs people in ended with ${code}.`)
  return { marks, expired, broken }
}

/** By how much the heap grows with a sign-in, in KB: the line nearest to all marks. */
function slopeKb(marks: readonly Mark[]): number {
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const [x, y] = [mean(marks.map(({ signIns }) => signIns)), mean(marks.map(({ heapMb }) => heapMb * 1024))]
  const rise = marks.reduce((sum, { signIns, heapMb }) => sum + (signIns - x) * (heapMb * 1024 - y), 0)
  return rise / marks.reduce((sum, { signIns }) => sum + (signIns - x) ** 2, 0)
}

function tooMany({ signIns, records }: Mark, first: Mark): string[] {
  const most = {
    store: first.records.store * MOST_RECORDS,
    sessions: first.records.sessions * MOST_RECORDS,
    'session tokens': first.records['session tokens'] * MOST_RECORDS,
    exchanges: MOST_EXCHANGES,
    events: MOST_EVENTS,
  }
  return (Object.keys(most) as (keyof typeof most)[])
    .filter(kind => records[kind] > most[kind])
    .map(kind => `after ${signIns} sign-ins there are ${records[kind]} ${kind}, more than ${most[kind]}`)
}

function left({ records }: Mark): string[] {
  return (['store', 'sessions', 'session tokens'] as const)
    .filter(kind => records[kind] > 0)
    .map(kind => `${records[kind]} ${kind} are left when all has expired`)
}

function told({ signIns, heapMb, rssMb, records }: Mark, isExpired: boolean): [string, string] {
  const counts = Object.entries(records).map(([kind, count]) => `${count} ${kind}`)
  return [
    isExpired ? 'after their expiry' : `after ${signIns.toLocaleString('en')}`,
    `heap ${heapMb.toFixed(1)} MB, rss ${rssMb.toFixed(0)} MB; ${counts.join(', ')}`,
  ]
}
