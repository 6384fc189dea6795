import type { Agent } from '../../scenarios/harness/agent.ts'
import type { User } from '../../sim/index.ts'
import { type Arrival, arrive, WAYS } from './arrive.ts'
import { createDraws, type Draws } from './draws.ts'
import { createReckoning } from './reckoning.ts'
import type { Stress } from './stresses.ts'
import { askApi, startTenants, type Tenant, type Tenants } from './tenants.ts'
import { type Change, createTruth, type Due } from './truth.ts'

const TENANTS = 4
const LOGINS = Array.from({ length: 16 }, (_, at) => `person-${at}@people.example`)
/** So many sign-ins of a person go by between two changes of an org's assignments, in the middle. */
const SIGN_INS_A_CHANGE = 3
/** Of each org, however short the time: on a slow machine little would be tried otherwise. */
const LEAST_CHANGES = 6

/**
 * 64 people sign in to four workspaces over and over, by the front page, the tile or a kept link, in a fresh browser or one
 * that Okta remembers, while each org's administrator assigns and removes them.
 */
export const load: Stress = {
  name: 'load',
  what: '64 people sign in at once while administrators assign and remove them',
  unit: 'seconds',
  amount: 120,
  async run({ amount, seed, progress }) {
    const tenants = await startTenants()
    try {
      const sites = []
      for (let number = 0; number < TENANTS; number += 1) sites.push(await open(tenants, number))
      const began = performance.now()
      const isOver = ({ changes }: Site) =>
        changes >= LEAST_CHANGES && performance.now() - began >= amount * 1000
      const tell = () => progress(Math.min(amount, Math.floor((performance.now() - began) / 1000)))
      const tally = { 'let in': 0, refused: 0, 'either, while it changed': 0 }
      const draws = createDraws(seed)
      const others = sites.map(({ tenant }) => tenant)
      await Promise.all(
        sites.flatMap(site => [
          administrate(site, createDraws(draws.below(2 ** 31)), isOver),
          ...site.tenant.people.map(user =>
            signInOverAndOver(tenants, site, others, user, {
              draws: createDraws(draws.below(2 ** 31)),
              isOver,
              tally,
              tell,
            }),
          ),
        ]),
      )
      const seconds = (performance.now() - began) / 1000
      const broken: string[] = []
      let events = 0
      for (const site of sites) {
        const settled = await site.reckoning.settle()
        events += settled.events
        broken.push(...site.broken, ...settled.broken, ...(await wrongUsers(tenants, site)))
      }
      const signIns = tally['let in'] + tally.refused + tally['either, while it changed']
      return {
        figures: {
          'people at once': sites.length * LOGINS.length,
          'sign-ins': signIns,
          'sign-ins a second': Math.round(signIns / seconds),
          ...tally,
          changes: sites.reduce((sum, { changes }) => sum + changes, 0),
          'events in the System Logs': events,
        },
        broken,
      }
    } finally {
      await tenants.close()
    }
  },
}

interface Site {
  tenant: Tenant
  groupId: string
  truth: ReturnType<typeof createTruth>
  reckoning: ReturnType<typeof createReckoning>
  /** Whom Alpacon let in at least once. */
  letIn: Set<string>
  broken: string[]
  changes: number
  /** Sign-ins that have ended. */
  ended: number
  /** Called when one ends. */
  onEnd: () => void
}

async function open(tenants: Tenants, number: number): Promise<Site> {
  const tenant = await tenants.connect(number, await tenants.newOrg(number, LOGINS))
  const groupId = tenant.org.createGroup({ name: 'Crew' }).id
  const reckoning = createReckoning(tenant.org, tenant.app.id)
  const truth = createTruth(tenant.people.map(({ id }) => id))
  const site: Site = {
    ...{ tenant, groupId, truth, reckoning },
    ...{ letIn: new Set(), broken: [], changes: 0, ended: 0, onEnd: () => undefined },
  }
  const beginning: Change[] = tenant.people.flatMap(({ id: person }, at) => [
    ...(at % 2 === 0 ? [{ kind: 'assign', person } as const] : []),
    ...(at % 4 === 1 ? [{ kind: 'join', person } as const] : []),
  ])
  for (const change of [...beginning, { kind: 'assign-group' } as const]) {
    await truth.change(change, () => ask(site, change))
  }
  await reckoning.passOver()
  return site
}

async function administrate(site: Site, draws: Draws, isOver: (site: Site) => boolean): Promise<void> {
  const { truth, reckoning, tenant, groupId } = site
  while (!isOver(site)) {
    const person = draws.chance(0.1) ? undefined : draws.oneOf(tenant.people).id
    const change = draws.oneOf(truth.changesOf(person))
    await truth.change(change, () => ask(site, change))
    reckoning.changed(change, groupId)
    await reckoning.readOn()
    site.changes += 1
    // Some people have to sign in with nothing changing, or every outcome would do.
    const enough = site.ended + 1 + draws.below(2 * SIGN_INS_A_CHANGE)
    while (site.ended < enough && !isOver(site)) await new Promise<void>(resolve => (site.onEnd = resolve))
  }
}

async function ask({ tenant: { org, app }, groupId, broken }: Site, change: Change): Promise<void> {
  const id = 'person' in change ? change.person : ''
  const [method, where] = {
    assign: ['POST', `apps/${app.id}/users`],
    remove: ['DELETE', `apps/${app.id}/users/${id}`],
    join: ['PUT', `groups/${groupId}/users/${id}`],
    leave: ['DELETE', `groups/${groupId}/users/${id}`],
    'assign-group': ['PUT', `apps/${app.id}/groups/${groupId}`],
    'remove-group': ['DELETE', `apps/${app.id}/groups/${groupId}`],
  }[change.kind] as [string, string]
  const body = change.kind === 'assign' ? { id, scope: 'USER' } : undefined
  const { status, text } = await askApi(org, method, where, { body })
  if (status >= 300) broken.push(`${org.name}: ${method} ${where} answered ${status}: ${text}`)
}

interface Shift {
  draws: Draws
  isOver: (site: Site) => boolean
  tally: Record<'let in' | 'refused' | 'either, while it changed', number>
  tell: () => void
}

async function signInOverAndOver(
  { target, newAgent }: Tenants,
  site: Site,
  others: Tenant[],
  user: User,
  { draws, isOver, tally, tell }: Shift,
): Promise<void> {
  const { tenant, truth, reckoning, letIn, broken } = site
  let agent: Agent | undefined
  while (!isOver(site)) {
    agent ??= newAgent()
    const judge = truth.begin(user.id)
    const arrival = await arrive(agent, target, tenant, user, draws.oneOf(WAYS))
    const due = judge()
    reckoning.arrived(user.id, arrival)
    const elsewhere = draws.oneOf(others)
    const stranger = elsewhere !== tenant && (await target.steps.whoIsSignedIn(agent, elsewhere.workspace))
    if (stranger) broken.push(`${user.id} of ${tenant.org.name} is signed in to ${elsewhere.workspace.name}`)
    broken.push(...wrongVerdict(arrival, due, tenant, user))
    if (arrival.whoami) letIn.add(user.id)
    tally[due === 'either' ? 'either, while it changed' : due] += 1
    if (arrival.whoami && draws.chance(0.5)) await target.steps.signOut!(agent, tenant.workspace)
    else agent = undefined
    site.ended += 1
    site.onEnd()
    tell()
  }
}

function wrongVerdict(arrival: Arrival, due: Due, { org, workspace }: Tenant, user: User): string[] {
  const { whoami, refused, address, way, page } = arrival
  const who = `${user.profile.login} of ${org.name}, by the ${way}`
  const stands = `stands at ${address}: ${page.slice(0, 300)}`
  if (whoami) {
    const isRight = whoami.workspace === workspace.name && whoami.email === user.profile.email
    const isThere = new URL(address).origin === new URL(workspace.url).origin
    if (!isRight || !isThere) return [`${who}, is ${JSON.stringify(whoami)}, and ${stands}`]
    return due === 'refused' ? [`${who}, was let in, and was not assigned all the while`] : []
  }
  if (due === 'let in') return [`${who}, was not let in, and was assigned all the while; ${stands}`]
  const isKnown = refused !== undefined && (refused !== 'code taken back' || due === 'either')
  return isKnown ? [] : [`${who}, was refused without Okta’s sentence; ${stands}`]
}

async function wrongUsers({ target }: Tenants, { tenant, letIn }: Site): Promise<string[]> {
  const { org, workspace, people } = tenant
  const byId = new Map(people.map(user => [user.id, user]))
  const found = (await target.users!(workspace)).filter(({ role }) => role !== 'superuser')
  const wrong = found.filter(({ email, firstName, lastName, identities }) => {
    const [identity] = identities
    const user = byId.get(identity?.subject ?? '')
    return !(
      user &&
      letIn.has(user.id) &&
      identities.length === 1 &&
      identity?.issuer === org.url &&
      email === user.profile.email &&
      `${firstName} ${lastName}` === `${user.profile.firstName} ${user.profile.lastName}`
    )
  })
  const missing = [...letIn].filter(
    id => !found.some(one => one.identities.some(({ subject }) => subject === id)),
  )
  const twice = found.length - new Set(found.map(one => one.email)).size
  return [
    ...wrong.map(one => `${workspace.name} has a user who was never let in: ${JSON.stringify(one)}`),
    ...missing.map(id => `${workspace.name} lacks ${id}, who was let in`),
    ...(twice > 0 ? [`${workspace.name} has ${twice} users twice`] : []),
  ]
}
