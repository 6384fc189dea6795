import { z } from 'zod'
import type { RunningOrg } from '../../sim/index.ts'
import type { Arrival } from './arrive.ts'
import { askApi } from './tenants.ts'
import type { Change } from './truth.ts'

const eventsSchema = z.array(
  z.object({
    uuid: z.string(),
    eventType: z.string(),
    outcome: z.object({ result: z.string(), reason: z.string().nullish() }),
    actor: z.object({ id: z.string(), alternateId: z.string() }),
    target: z.array(z.object({ id: z.string() })).nullish(),
  }),
)

/**
 * What an org's System Log has to say, event by event, and what it says: read by following `rel="next"`, as a log
 * collector does, while things happen.
 */
export function createReckoning(org: RunningOrg, appId: string) {
  const due = new Map<string, number>()
  const said = new Map<string, number>()
  const uuids = new Set<string>()
  const broken: string[] = []
  let next: string | undefined

  function count(tally: Map<string, number>, key: string) {
    tally.set(key, (tally.get(key) ?? 0) + 1)
  }

  const by = (person: string, eventType: string, result: 'SUCCESS' | 'FAILURE') =>
    count(due, `${eventType} ${result} by ${person}`)

  async function readOn(isToBeCounted: boolean): Promise<number> {
    const address = next ?? `${org.url}/api/v1/logs?limit=1000`
    const { status, text, next: onward } = await askApi(org, 'GET', address)
    if (status !== 200) throw new Error(`The System Log of ${org.name} answered ${status}: ${text}`)
    next = onward
    const events = eventsSchema.parse(JSON.parse(text))
    for (const { uuid, eventType, outcome, actor, target } of events) {
      if (uuids.has(uuid)) broken.push(`${org.name}: the System Log gave event ${uuid} twice`)
      uuids.add(uuid)
      if (!isToBeCounted) continue
      const isChange = /membership|application_assignment/.test(eventType)
      const whom = isChange ? `on ${idsOf(target?.map(({ id }) => id))}` : `by ${actor.id}`
      count(said, `${eventType} ${outcome.result} ${whom}`)
    }
    return events.length
  }

  return {
    broken,
    readOn: () => readOn(true),

    /** Passes over what was written until now. */
    async passOver(): Promise<void> {
      while ((await readOn(false)) > 0);
    },

    /** Okta has made a change. */
    changed(change: Change, groupId: string): void {
      const [eventType, ids] = {
        assign: ['application.user_membership.add', [personOf(change), appId]],
        remove: ['application.user_membership.remove', [personOf(change), appId]],
        join: ['group.user_membership.add', [personOf(change), groupId]],
        leave: ['group.user_membership.remove', [personOf(change), groupId]],
        'assign-group': ['group.application_assignment.add', [groupId, appId]],
        'remove-group': ['group.application_assignment.remove', [groupId, appId]],
      }[change.kind] as [string, string[]]
      count(due, `${eventType} SUCCESS on ${idsOf(ids)}`)
    },

    /** A sign-in has ended. */
    arrived(person: string, { asked, answer, refused, whoami }: Arrival): void {
      for (let times = 0; times < asked; times += 1) by(person, 'user.session.start', 'SUCCESS')
      if (refused === 'at Okta') by(person, 'app.generic.unauth_app_access_attempt', 'FAILURE')
      if (answer === 'error') by(person, 'app.oauth2.authorize.code', 'FAILURE')
      if (answer !== 'code') return
      by(person, 'app.oauth2.authorize.code', 'SUCCESS')
      by(person, 'user.authentication.sso', 'SUCCESS')
      by(person, 'app.oauth2.token.grant', whoami ? 'SUCCESS' : 'FAILURE')
      if (!whoami) return
      by(person, 'app.oauth2.token.grant.id_token', 'SUCCESS')
      by(person, 'app.oauth2.token.grant.access_token', 'SUCCESS')
    },

    /** Reads to the end, and says what is missing and what is too much. */
    async settle(): Promise<{ events: number; broken: string[] }> {
      while ((await readOn(true)) > 0);
      for (const key of new Set([...due.keys(), ...said.keys()])) {
        const [wanted, found] = [due.get(key) ?? 0, said.get(key) ?? 0]
        if (wanted !== found)
          broken.push(`${org.name}: System Log has "${key}" ${found} times, not ${wanted}`)
      }
      return { events: [...said.values()].reduce((sum, one) => sum + one, 0), broken }
    },
  }
}

const personOf = (change: Change) => ('person' in change ? change.person : '')
const idsOf = (ids: readonly string[] = []) => ids.toSorted().join(' ')
