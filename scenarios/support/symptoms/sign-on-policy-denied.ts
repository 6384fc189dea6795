import { grouped, isAuthorize, type Log } from '../log.ts'
import { appOf, isRefusal, isSame, type LoggedEvent, personOf } from '../logged-event.ts'
import type { Found, Symptom, Traces } from '../symptom.ts'
import { whichever, whoever } from '../wording.ts'

const EVALUATION = 'policy.evaluate_sign_on'
const FACTOR = /^user\.(authentication\.auth_via_mfa|mfa\.)/
/** An app's refusal is written a moment after the policy's. */
const A_MOMENT = 10_000
/** How long somebody may look for a phone. */
const PATIENCE = 5 * 60_000

/** A policy of the customer's decided that the person doesn't get in, or asked for a factor that never came. */
export const signOnPolicyDenied: Symptom = {
  id: 'sign-on-policy-denied',
  find: traces => [...denied(traces), ...unanswered(traces)],
}

function denied({ log, open }: Traces): Found[] {
  const decisions = open.filter(
    event => isDecision(event) || (FACTOR.test(event.eventType) && isRefusal(event)),
  )
  return grouped(decisions, event => [personOf(event)]).map(own => {
    const person = personOf(own[0]!)
    const followed = open.filter(
      event => isRefusalOfApp(event) && own.some(decision => isOfSameMoment(decision, event)),
    )
    const trouble = log.events.filter(event => own.includes(event) || followed.includes(event))
    const app = trouble.map(appOf).find(Boolean)
    const factor = own.some(event => !isDecision(event))
    return {
      title: `${whoever(person)} is kept out of ${app?.name ?? 'Okta'} by a sign-on policy${factor ? ': a further factor failed' : ''}.`,
      person,
      app,
      why: ruleOf(own),
      advice: advice(app && whichever(app), ruleOf(own)),
      trouble,
      solved: person && solution(log, trouble.at(-1)!),
    }
  })
}

function unanswered({ log }: Traces): Found[] {
  const ends = log.events.at(-1)?.at ?? 0
  const challenges = log.events.filter(
    event =>
      event.eventType === EVALUATION &&
      event.result === 'CHALLENGE' &&
      personOf(event) &&
      ends - event.at > PATIENCE &&
      !solution(log, event) &&
      !log.after(event, later => FACTOR.test(later.eventType) && isSame(personOf(later), personOf(event))),
  )
  return grouped(challenges, event => [personOf(event)]).map(trouble => {
    const person = personOf(trouble[0]!)
    const app = trouble.map(appOf).find(Boolean)
    return {
      title: `${whoever(person)} was asked for a further factor by a sign-on policy, and did not go on.`,
      person,
      app,
      certainty: 'likely',
      why: ruleOf(trouble),
      advice: [
        { who: 'person', what: 'Begin again and answer what Okta asks for: a code, a push, a key.' },
        ...advice(app && whichever(app), ruleOf(trouble)),
      ],
      trouble,
    }
  })
}

function isDecision({ eventType, result }: LoggedEvent): boolean {
  return (
    eventType === 'application.policy.sign_on.deny_access' || (eventType === EVALUATION && result === 'DENY')
  )
}

const isRefusalOfApp = (event: LoggedEvent) =>
  (isAuthorize(event) || event.eventType === 'app.generic.unauth_app_access_attempt') &&
  !/not_assigned|inactive|redirect_uri|client/.test(event.reason ?? '')

function isOfSameMoment(decision: LoggedEvent, event: LoggedEvent): boolean {
  return (
    isSame(personOf(decision), personOf(event)) &&
    ((decision.transactionId !== null && decision.transactionId === event.transactionId) ||
      Math.abs(decision.at - event.at) <= A_MOMENT)
  )
}

function solution(log: Log, last: LoggedEvent): LoggedEvent | undefined {
  const person = personOf(last)
  return (
    log.gotIn(last, { person }) ??
    log.after(
      last,
      event => event.eventType === EVALUATION && event.result === 'ALLOW' && isSame(personOf(event), person),
    )
  )
}

function ruleOf(events: readonly LoggedEvent[]): string | undefined {
  const named = (type: string) =>
    events.flatMap(({ targets }) => targets).find(target => target.type === type)?.displayName
  const policy = named('PolicyEntity')
  const rule = named('PolicyRule')
  if (!policy && !rule) return
  return `It was decided by ${[rule && `the rule "${rule}"`, policy && `the policy "${policy}"`].filter(Boolean).join(' of ')}.`
}

function advice(app: string | undefined, rule: string | undefined): Found['advice'] {
  return [
    {
      who: 'Okta administrator',
      what: `Admin Console > Security > ${app ? `Authentication Policies (app sign-in policies), the one of ${app}` : 'Global Session Policy'}: ${rule ? 'look at that rule' : 'look which rule applies'} – network zone, group, device, factors – and whether it should apply to this person.`,
    },
  ]
}
