import type { Diagnosis, Finding } from '../support/diagnosis.ts'
import type { Case, Happening } from './case.ts'

/** What an event that led to the trouble is in a case. */
const CAUSES: Record<string, readonly Happening['verb'][]> = {
  'group.user_membership.remove': ['remove-from-group'],
  'application.user_membership.remove': ['unassign-person'],
  'group.application_assignment.remove': ['unassign-group'],
  'user.lifecycle.deactivate': ['deactivate-person'],
  'user.lifecycle.activate': ['activate-person'],
  'user.lifecycle.reactivate': ['activate-person'],
  'user.lifecycle.suspend': ['suspend-person'],
  'user.account.lock': ['lock-person-out'],
  'application.lifecycle.deactivate': ['deactivate-app'],
  'app.oauth2.client.lifecycle.update': ['renew-client-secret', 'replace-redirect-uri'],
  'user.account.update_profile': ['change-email'],
}

/** A case of the project that a finding is most like. */
export interface Known {
  name: string
  case: Case
  /** Its text, as it is written. */
  text: string
}

/**
 * The case, of those that are known, which shows the symptom of a finding and came about most like it; undefined where
 * none shows that symptom.
 */
export function nearestCase({ symptom, evidence }: Finding, known: readonly Known[]): Known | undefined {
  const causes = new Set(
    evidence.flatMap(one =>
      one.kind === 'event' && one.shows === 'cause' ? (CAUSES[one.eventType] ?? []) : [],
    ),
  )
  const likeness = ({ case: { happened } }: Known) => {
    const verbs = new Set(happened.map(({ verb }) => verb))
    const shared = [...verbs].filter(verb => causes.has(verb)).length
    // What didn't happen counts against it, or the longest case would be the nearest to everything.
    return shared - [...verbs].filter(verb => !causes.has(verb)).length / 10
  }
  return known
    .filter(one => one.case.symptom === symptom)
    .sort((one, other) => likeness(other) - likeness(one))[0]
}

/**
 * A case file for the first finding of a diagnosis that is open and that a known case is like, or for the first solved
 * one: the known case with what the log told above it. The people of the log don't appear in it, so that it can be
 * handed on. Undefined where no known case is like any finding.
 */
export function caseOf(
  diagnosis: Diagnosis,
  known: readonly Known[],
): { text: string; like: string } | undefined {
  for (const finding of diagnosis.findings) {
    const like = nearestCase(finding, known)
    if (like) return { text: `${told(finding, diagnosis)}${like.text}`, like: like.name }
  }
  return undefined
}

function told(
  { symptom, evidence, times, certainty, solvedAt }: Finding,
  { log, masked }: Diagnosis,
): string {
  const lines = [
    `Written by oin-sim diagnose from a System Log of ${log.considered} events${masked ? ', masked' : ''}.`,
    `Found: ${symptom} (${certainty}), ${times.count} times, from ${times.first} to ${times.last}${
      solvedAt === null ? '' : `, solved at ${solvedAt}`
    }.`,
    'By these events; whom they were about stays in the log:',
    ...evidence.map(one =>
      one.kind === 'event'
        ? `  ${one.time}  ${one.eventType}  ${one.result}${one.reason ? `: ${one.reason}` : ''}  (${one.shows}, ${one.uuid})`
        : `  ${one.time}  ${one.method}  ${one.status}  (${one.shows}, from the HAR)`,
    ),
    'People, groups and workspaces below are made up. Change them, and what happened, to come nearer to the customer’s.',
  ]
  return `${lines.map(line => `# ${line}`).join('\n')}\n\n`
}
