import type { LogParty, StoredLogEvent } from '../org/system-log.ts'

// `mappings` of Okta's event catalogue, which the old Events API called these.
const LEGACY: Partial<Record<StoredLogEvent['eventType'], string>> = {
  'group.user_membership.add': 'core.user_group_member.user_add',
  'group.user_membership.remove': 'core.user_group_member.user_remove',
  'group.user_membership.rule.trigger': 'cvd.group_rule_triggered',
  'group.application_assignment.add': 'group.application_assignment.add',
  'group.application_assignment.remove': 'group.application_assignment.remove',
  'group.application_assignment.update': 'group.application_assignment.update',
  'group.lifecycle.create': 'group.lifecycle.create',
  'group.lifecycle.delete': 'group.lifecycle.delete',
}

/**
 * An event in the shape of the System Log API. Where nobody asked over HTTP, as when a script makes a person, there is
 * no client and no transaction to tell of.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/
 */
export function logEventBody(event: StoredLogEvent) {
  const { request } = event
  const path = request?.url.split('?')[0]
  return {
    actor: party(event.actor!),
    client: {
      userAgent: request?.userAgent === undefined ? null : describeAgent(request.userAgent),
      zone: 'null',
      device: request === undefined ? null : deviceOf(request.userAgent),
      id: null,
      ipAddress: request?.ip ?? null,
      geographicalContext: null,
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: request?.sessionId ?? 'unknown',
      externalSessionId: request?.sessionId ?? 'unknown',
    },
    displayMessage: event.displayMessage,
    eventType: event.eventType,
    outcome: { result: event.result, reason: event.reason ?? null },
    published: event.published,
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: event.severity,
    debugContext: { debugData: request ? { requestId: request.id, requestUri: path, url: path } : {} },
    legacyEventType: legacyType(event),
    transaction: { type: request ? 'WEB' : 'JOB', id: request?.id ?? event.uuid, detail: {} },
    uuid: event.uuid,
    version: '0',
    request: {
      ipChain: request ? [{ ip: request.ip, geographicalContext: null, version: 'V4', source: null }] : [],
    },
    target: event.target?.length ? event.target.map(party) : null,
  }
}

export type LogEventBody = ReturnType<typeof logEventBody>

function party({ id, type, alternateId, displayName }: LogParty) {
  return { id, type, alternateId, displayName, detailEntry: null }
}

function legacyType({ eventType, result }: StoredLogEvent): string | null {
  if (eventType === 'user.session.start') {
    return result === 'SUCCESS' ? 'core.user_auth.login_success' : 'core.user_auth.login_failed'
  }
  return LEGACY[eventType] ?? null
}

const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'Mac OS X'],
  [/Android/, 'Android'],
  [/Linux|linux/, 'Linux'],
]

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'EDGE'],
  [/Chrom(e|ium)\/|HeadlessChrome/, 'CHROME'],
  [/Firefox\//, 'FIREFOX'],
  [/Safari\//, 'SAFARI'],
]

function describeAgent(rawUserAgent: string) {
  const first = (names: readonly [RegExp, string][], otherwise: string) =>
    names.find(([pattern]) => pattern.test(rawUserAgent))?.[1] ?? otherwise
  return { rawUserAgent, os: first(SYSTEMS, 'Unknown'), browser: first(BROWSERS, 'UNKNOWN') }
}

function deviceOf(userAgent = ''): string {
  if (/iPhone|Android.*Mobile/.test(userAgent)) return 'Mobile'
  return /Mozilla\//.test(userAgent) ? 'Computer' : 'Unknown'
}
