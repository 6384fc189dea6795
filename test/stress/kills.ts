import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Asked, type Ground, nextStep, numbersOf, type Person, seenPerson } from './kept-person.ts'
import type { Stress } from './stresses.ts'

const OPERATOR = 'operator token of the kills'
/** Who changes the org and who changes the workspace, all at once. */
const CHANGERS = 8
const MEMBER_MAKERS = 2
/** After how many answers a process is killed, at the most. */
const MOST_ANSWERS = 150

/** What is known of one thing: what was acknowledged last, and what it is to become by what is asked just now. */
interface Known<T> {
  sure: T
  underWay?: { name: string; after: T }
}

interface Running extends Asked {
  child: ChildProcess
  kill(): Promise<void>
}

async function start(folder: string): Promise<Running> {
  const program = join(import.meta.dirname, 'kept-platform.ts')
  const args = ['--import', 'tsx', '--import', './sim/localhost.js', program, folder, OPERATOR]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const line = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
  if (!line) throw new Error('the platform did not start on the folder; the lines above say why')
  const { url, apiToken, alpacon } = JSON.parse(String(line[0])) as Record<string, string>
  const asking =
    (base: string, authorization: string) => async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`${base}/${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as never }
    }
  return {
    child,
    okta: asking(`${url}/api/v1`, `SSWS ${apiToken}`),
    alpacon: asking(`${alpacon}/api/operator`, `Bearer ${OPERATOR}`),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function prepare({ okta, alpacon }: Asked): Promise<Ground> {
  const [byHand, byRule] = await Promise.all(
    ['By hand', 'By rule'].map(async name => {
      const { body } = await okta('POST', 'groups', { profile: { name } })
      return (body as { id: string }).id
    }),
  )
  const rule = {
    type: 'group_rule',
    name: 'Engineers',
    conditions: {
      expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="Engineering"' },
    },
    actions: { assignUserToGroups: { groupIds: [byRule] } },
  }
  const made = (await okta('POST', 'groups/rules', rule)).body as { id: string }
  await okta('POST', `groups/rules/${made.id}/lifecycle/activate`)
  const app = await okta('POST', 'apps', {
    name: 'bookmark',
    label: 'Wiki',
    signOnMode: 'BOOKMARK',
    settings: { app: { url: 'https://wiki.example' } },
  })
  const person = { password: 'correct horse', first_name: 'A', last_name: 'B' }
  await alpacon('POST', 'workspaces', {
    name: 'acme',
    plan: 'Enterprise',
    superuser: { ...person, email: 'super@acme.example' },
  })
  return { appId: (app.body as { id: string }).id, byHand: byHand!, byRule: byRule! }
}

/** Everything that was asked for in all rounds, by login or email. */
interface Ledger {
  people: Map<string, Known<Person>>
  members: Map<string, Known<boolean | null>>
}

/** Changes one thing after the other until the platform is no more. */
async function untilKilled(act: () => Promise<void>): Promise<void> {
  try {
    for (;;) await act()
  } catch (error) {
    // What fetch throws where the other end is gone.
    if (!(error instanceof TypeError)) throw error
  }
}

const isDone = ({ status }: { status: number }) => status >= 200 && status < 300

/** Lets everybody change things, and kills the platform at its nth answer. */
async function changeUntil(
  running: Running,
  ledger: Ledger,
  { round, ground, killAt, drawn }: { round: number; ground: Ground; killAt: number; drawn: () => number },
): Promise<number> {
  let answers = 0
  let killed: Promise<void> | undefined
  const answered = (name: string, answer: { status: number }) => {
    answers += 1
    if (answers === killAt) killed = running.kill()
    if (!isDone(answer)) throw new Error(`"${name}" was answered ${answer.status}`)
  }

  const changer = (number: number) => {
    let person = 0
    return untilKilled(async () => {
      const login = `p${round}-${number}-${person}@acme.example`
      const known = ledger.people.get(login) ?? { sure: null }
      ledger.people.set(login, known)
      const step = nextStep(known.sure, login, ground, drawn())
      known.underWay = step
      const answer = await step.ask(running)
      answered(step.name, answer)
      const id = step.name === 'comes' ? (answer.body as { id: string }).id : known.sure?.id
      known.sure = step.after && { ...step.after, id: id! }
      delete known.underWay
      if (step.after === null || (step.name !== 'comes' && drawn() % 12 === 0)) person += 1
    })
  }

  const memberMaker = (number: number) => {
    let member = 0
    return untilKilled(async () => {
      const email = `m${round}-${number}-${member}@acme.example`
      const known: Known<boolean | null> = { sure: null, underWay: { name: 'joins', after: true } }
      ledger.members.set(email, known)
      const body = { email, password: 'correct horse', first_name: 'M', last_name: 'N', role: 'user' }
      const made = await running.alpacon('POST', 'workspaces/acme/members', body)
      answered('joins', made)
      known.sure = true
      known.underWay = { name: 'is deactivated', after: false }
      const { id } = made.body as { id: string }
      answered(
        'is deactivated',
        await running.alpacon('PATCH', `workspaces/acme/users/${id}`, { is_active: false }),
      )
      known.sure = false
      delete known.underWay
      member += 1
    })
  }

  const numbers = (length: number) => Array.from({ length }, (_, index) => index)
  await Promise.all([...numbers(CHANGERS).map(changer), ...numbers(MEMBER_MAKERS).map(memberMaker)])
  await killed
  return answers
}

/** Holds what is there against what was acknowledged; what was under way may be done or not, but whole. */
async function compare(running: Running, ledger: Ledger, ground: Ground, logins: Iterable<string>) {
  const broken: string[] = []
  const judge = <T>(who: string, known: Known<T>, seen: T) => {
    const { underWay, sure } = known
    const isAsBefore = isDeepStrictEqual(seen, sure)
    const isAsAfter = underWay !== undefined && isDeepStrictEqual(seen, underWay.after)
    if (!isAsBefore && !isAsAfter) {
      const asked = underWay ? `; asked was "${underWay.name}": ${JSON.stringify(underWay.after)}` : ''
      broken.push(`${who} is ${JSON.stringify(seen)}, acknowledged was ${JSON.stringify(sure)}${asked}`)
    }
    known.sure = seen
    delete known.underWay
  }
  for (const login of logins) {
    const known = ledger.people.get(login)!
    const seen = await seenPerson(running, login, ground)
    // Nobody was told the id of a person whose coming was under way.
    if (known.underWay?.after && !known.underWay.after.id && seen) known.underWay.after.id = seen.id
    judge(login, known, seen)
  }
  const users = (await running.alpacon('GET', 'workspaces/acme/users')).body as {
    email: string
    is_active: boolean
  }[]
  const active = new Map(users.map(({ email, is_active }) => [email, is_active]))
  for (const [email, known] of ledger.members) judge(email, known, active.get(email) ?? null)
  return broken
}

/**
 * Kills the platform with `kill -9` while people change an org and a workspace, starts it again on the same folder, and
 * looks whether everything acknowledged is there and nothing is half there; again and again, on the one folder.
 */
export const kills: Stress = {
  name: 'kills',
  what: 'kill -9 under load with --data: all that was acknowledged is there again, nothing is half there',
  unit: 'kills',
  amount: 200,
  async run({ amount, seed, progress }) {
    const folder = await mkdtemp(join(tmpdir(), 'oin-sim-kills-'))
    const ledger: Ledger = { people: new Map(), members: new Map() }
    const broken: string[] = []
    const moments = numbersOf(seed, amount)
    const choices = numbersOf(seed + 1, 10_000)
    let choice = 0
    const drawn = () => choices[choice++ % choices.length]!
    let acknowledged = 0
    let underWay = 0
    let running = await start(folder)
    try {
      const ground = await prepare(running)
      for (const [round, moment] of moments.entries()) {
        const killAt = 1 + (moment % MOST_ANSWERS)
        const before = new Set(ledger.people.keys())
        acknowledged += await changeUntil(running, ledger, { round, ground, killAt, drawn })
        underWay += [...ledger.people.values(), ...ledger.members.values()].filter(one => one.underWay).length
        running = await start(folder)
        const touched = [...ledger.people.keys()].filter(login => !before.has(login))
        const found = await compare(running, ledger, ground, touched)
        broken.push(...found.map(one => `kill ${round + 1}, at answer ${killAt}, seed ${seed}: ${one}`))
        progress(round + 1)
      }
      // Those of earlier rounds too: what came later must not have harmed them.
      const found = await compare(running, ledger, ground, ledger.people.keys())
      broken.push(...found.map(one => `after all kills, seed ${seed}: ${one}`))
    } finally {
      await running.kill()
      await rm(folder, { recursive: true, force: true })
    }
    const figures = {
      kills: amount,
      'changes acknowledged': acknowledged,
      'changes under way when killed': underWay,
      'people looked at': ledger.people.size,
      'members looked at': ledger.members.size,
    }
    return { figures, broken }
  },
}
