import { CookieJar } from 'tough-cookie'
import { arrive, WAYS } from './arrive.ts'
import { PROBES } from './crossings.ts'
import { createDraws } from './draws.ts'
import type { Stress } from './stresses.ts'
import { startTenants, type Tenant, type Tenants } from './tenants.ts'

const LOGINS = ['ann@people.example', 'ben@people.example', 'cas@people.example']
const MOST_TENANTS = 500
/** So many sign-ins for each tenant, up to the most tenants. */
const SIGN_INS_A_TENANT = 4
const AT_ONCE = 8

/**
 * Orgs and workspaces used at random, with the same logins in each, and with browsers that are known at many of them:
 * whatever is answered names its own tenant only, and what one of them issued is nothing to another.
 */
export const isolation: Stress = {
  name: 'isolation',
  what: 'up to 500 orgs and 500 workspaces used at random, checked for any crossing',
  unit: 'sign-ins',
  amount: 20_000,
  async run({ amount, seed, progress }) {
    const tenants = await startTenants()
    try {
      const wanted = Math.min(MOST_TENANTS, Math.max(4, Math.ceil(amount / SIGN_INS_A_TENANT)))
      const broken: string[] = []
      const { all, msToMakeOrgs, msToConnect } = await make(tenants, wanted)
      const tried = new Map<string, number>()
      const draws = createDraws(seed)
      const letIn = new Map<Tenant, Set<string>>()
      let begun = 0
      let done = 0

      async function work() {
        const browsers = LOGINS.map(newJar)
        while (begun < amount) {
          begun += 1
          const which = draws.below(LOGINS.length)
          // One browser of each person's goes everywhere, in one tab at a time; the others know nothing yet.
          const jar = draws.chance(0.5) ? browsers[which]! : newJar()
          const tenant = draws.oneOf(all)
          await signIn(tenant, which, jar)
          const [name, probe] = draws.oneOf(PROBES)
          const other = draws.oneOf(all.filter(one => one !== tenant))
          const wrong = await probe({ tenants, tenant, other, user: tenant.people[which]!, jar })
          broken.push(...wrong.map(one => `${name}: ${one}`))
          tried.set(name, (tried.get(name) ?? 0) + 1)
          done += 1
          progress(done)
        }
      }

      async function signIn(tenant: Tenant, which: number, jar: CookieJar) {
        const user = tenant.people[which]!
        const agent = tenants.newAgent(jar)
        const arrival = await arrive(agent, tenants.target, tenant, user, draws.oneOf(WAYS))
        const { whoami, address, seen } = arrival
        const who = `${user.profile.login} of ${tenant.org.name}, by the ${arrival.way}`
        if (whoami?.workspace !== tenant.workspace.name || whoami.email !== user.profile.email)
          broken.push(`${who}, is ${JSON.stringify(whoami)} at ${address}: ${arrival.page.slice(0, 300)}`)
        broken.push(...foreign(seen, numberOf(tenant)).map(one => `${who}, was shown ${one}`))
        letIn.set(tenant, (letIn.get(tenant) ?? new Set()).add(user.id))
      }

      await Promise.all(Array.from({ length: AT_ONCE }, work))
      for (const tenant of all) {
        broken.push(...(await wrongUsers(tenants, tenant, letIn.get(tenant) ?? new Set())))
        broken.push(...wrongLog(tenant))
      }
      return {
        figures: {
          orgs: wanted,
          'ms to make all orgs': Math.round(msToMakeOrgs),
          'ms to connect all workspaces, by Express Configuration': Math.round(msToConnect),
          'sign-ins': done,
          ...Object.fromEntries([...tried].sort()),
        },
        broken,
      }
    } finally {
      await tenants.close()
    }
  },
}

const newJar = () => new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: false })

async function make(tenants: Tenants, wanted: number) {
  const began = performance.now()
  const orgs = []
  for (let number = 0; number < wanted; number += 1) orgs.push(await tenants.newOrg(number, LOGINS))
  const made = performance.now()
  const all: Tenant[] = []
  for (const [number, org] of orgs.entries()) {
    const tenant = await tenants.connect(number, org)
    for (const user of tenant.people) tenant.org.model.assignments.assignUser(tenant.app, user)
    all.push(tenant)
  }
  return { all, msToMakeOrgs: made - began, msToConnect: performance.now() - made }
}

const numberOf = ({ org }: Tenant) => Number(org.name.slice('org-'.length))

// Names, addresses and people of a tenant bear its number.
const MARK = /\b(?:org-|ws-|From)(\d+)\b/g

/** What bears another tenant's number. */
function foreign(texts: readonly string[], own: number): string[] {
  return texts.flatMap(text =>
    [...text.matchAll(MARK)].flatMap(([mark, number]) => (Number(number) === own ? [] : [mark])),
  )
}

async function wrongUsers({ target }: Tenants, tenant: Tenant, letIn: ReadonlySet<string>) {
  const { org, workspace } = tenant
  const users = (await target.users!(workspace)).filter(({ role }) => role !== 'superuser')
  const subjects = users.flatMap(({ identities }) => identities.map(({ subject }) => subject))
  const isRight =
    foreign([JSON.stringify(users)], numberOf(tenant)).length === 0 &&
    users.every(({ identities }) => identities.every(({ issuer }) => issuer === org.url)) &&
    subjects.toSorted().join() === [...letIn].sort().join()
  return isRight ? [] : [`${workspace.name} has other users than came: ${JSON.stringify(users)}`]
}

function wrongLog(tenant: Tenant): string[] {
  const { model, name } = tenant.org
  const strangers = model.systemLog
    .list()
    .filter(({ actor }) => actor?.type === 'User' && model.users.find(actor.id) === undefined)
  const marks = foreign([JSON.stringify(model.systemLog.list())], numberOf(tenant))
  return [
    ...strangers.map(({ eventType, actor }) => `${name} has ${eventType} by ${actor?.id}, who is not of it`),
    ...marks.map(mark => `the System Log of ${name} names ${mark}`),
  ]
}
