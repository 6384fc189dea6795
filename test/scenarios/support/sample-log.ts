/** Events in the shape of Okta's System Log, made up: nobody in them exists. */

type SampleParty = { id: string; type: string; alternateId: string; displayName: string }

const person = (id: string, login: string, displayName: string): SampleParty => ({
  id,
  type: 'User',
  alternateId: login,
  displayName,
})
const app = (id: string, label: string): SampleParty => ({
  id,
  type: 'AppInstance',
  alternateId: label,
  displayName: label,
})

export const ann = person('00u1annaaaaaaaaaa0h7', 'ann.jones@acme.example', 'Ann Jones')
export const ben = person('00u1benbbbbbbbbbb0h7', 'ben.okafor@acme.example', 'Ben Okafor')
export const ada = person('00u1adacccccccccc0h7', 'ada.admin@acme.example', 'Ada Lindqvist')
export const alpacon = app('0oa1alpacondddddd0h7', 'Alpacon')
export const payroll = app('0oa1payrolleeeeee0h7', 'Payroll')
export const engineering: SampleParty = {
  id: '00g1engineering000h7',
  type: 'UserGroup',
  alternateId: 'unknown',
  displayName: 'Engineering',
}
/** The client of a token request: the app once more, by its client id. */
export const client: SampleParty = {
  id: alpacon.id,
  type: 'PublicClientApp',
  alternateId: alpacon.id,
  displayName: 'Alpacon',
}
export const oktaSystem: SampleParty = {
  id: 'okta.2b27-11e6',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
}

export const START = Date.parse('2026-11-26T09:00:00.000Z')

type Told = {
  /** Seconds since the start of the log. */
  at: number
  result?: string
  reason?: string | null
  by?: SampleParty
  on?: SampleParty[]
  uri?: string
  transaction?: string
}

/** One event, as `/api/v1/logs` answers it. */
export function event(
  eventType: string,
  { at, result = 'SUCCESS', reason = null, by, on, uri, transaction }: Told,
) {
  const published = new Date(START + at * 1000).toISOString()
  const number = String(at).replace('.', '').padStart(12, '0')
  return {
    actor: { ...(by ?? oktaSystem), detailEntry: null },
    client: {
      userAgent: { rawUserAgent: 'Mozilla/5.0 "quoted", and more', os: 'Mac OS X', browser: 'FIREFOX' },
      zone: 'null',
      device: 'Computer',
      id: null,
      ipAddress: '203.0.113.7',
      geographicalContext: {
        city: 'Ghent',
        state: null,
        country: 'Belgium',
        postalCode: '9000',
        geolocation: { lat: 51.05, lon: 3.71 },
      },
    },
    device: null,
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      externalSessionId: '102sampleSession0001',
    },
    displayMessage: `Sample of ${eventType}`,
    eventType,
    outcome: { result, reason },
    published,
    securityContext: { asNumber: null, asOrg: null, isp: null, domain: null, isProxy: null },
    severity: result === 'FAILURE' || result === 'DENY' ? 'WARN' : 'INFO',
    debugContext: { debugData: { requestId: `req-${number}`, ...(uri && { requestUri: uri }) } },
    legacyEventType: null,
    transaction: { type: 'WEB', id: transaction ?? `txn-${number}`, detail: {} },
    uuid: `5a3f0000-0000-11f0-${eventType.length.toString(16).padStart(4, '0')}-${number}`,
    version: '0',
    request: {
      ipChain: [{ ip: '203.0.113.7', geographicalContext: null, version: 'V4', source: null }],
    },
    target: on?.map(party => ({ ...party, detailEntry: null })) ?? null,
  }
}

export type SampleEvent = ReturnType<typeof event>

/** What a good sign-in leaves: session, code, tokens. */
export function goodSignIn(at: number, who = ann, where = alpacon): SampleEvent[] {
  const by = { ...client, id: where.id, alternateId: where.id, displayName: where.displayName }
  return [
    event('user.session.start', { at, by: who }),
    event('app.oauth2.authorize.code', { at: at + 1, by: who, on: [where] }),
    event('user.authentication.sso', { at: at + 2, by: who, on: [where] }),
    event('app.oauth2.token.grant', { at: at + 3, by, on: [who] }),
  ]
}

const value = (from: string | number | null | undefined) =>
  from === null || from === undefined ? '' : String(from)

type Column = [string, (event: SampleEvent) => string | number | null | undefined]

const targetColumns = (at: number): Column[] => [
  [`target${at}.id`, e => e.target?.[at]?.id],
  [`target${at}.type`, e => e.target?.[at]?.type],
  [`target${at}.alternate_id`, e => e.target?.[at]?.alternateId],
  [`target${at}.display_name`, e => e.target?.[at]?.displayName],
]

/** Okta's columns, in Okta's order, with where each comes from. */
const COLUMNS: Column[] = [
  ['severity', e => e.severity],
  ['event_type', e => e.eventType],
  ['display_message', e => e.displayMessage],
  ['uuid', e => e.uuid],
  ['version', e => e.version],
  ['timestamp', e => e.published],
  ['outcome.result', e => e.outcome.result],
  ['outcome.reason', e => e.outcome.reason],
  ['actor.id', e => e.actor.id],
  ['actor.type', e => e.actor.type],
  ['actor.display_name', e => e.actor.displayName],
  ['actor.alternate_id', e => e.actor.alternateId],
  ['authentication_context.authentication_step', e => e.authenticationContext.authenticationStep],
  ['authentication_context.authentication_provider', () => null],
  ['authentication_context.credential_provider', () => null],
  ['authentication_context.credential_type', () => null],
  ['authentication_context.issuer', () => null],
  ['authentication_context.external_session_id', e => e.authenticationContext.externalSessionId],
  ['client.zone', e => e.client.zone],
  ['client.ip_address', e => e.client.ipAddress],
  ['client.device', e => e.client.device],
  ['client.user_agent.raw_user_agent', e => e.client.userAgent.rawUserAgent],
  ['client.user_agent.os', e => e.client.userAgent.os],
  ['client.user_agent.browser', e => e.client.userAgent.browser],
  ['client.geographical_context.country', e => e.client.geographicalContext.country],
  ['client.geographical_context.city', e => e.client.geographicalContext.city],
  ['client.geographical_context.postal_code', e => e.client.geographicalContext.postalCode],
  ['client.geographical_context.geolocation.lon', e => e.client.geographicalContext.geolocation.lon],
  ['client.geographical_context.geolocation.lat', e => e.client.geographicalContext.geolocation.lat],
  ['transaction.id', e => e.transaction.id],
  ['transaction.type', e => e.transaction.type],
  ['debug_context.debug_data.request_uri', e => e.debugContext.debugData.requestUri],
  ['legacy_event_type', e => e.legacyEventType],
  ...[0, 1, 2, 3].flatMap(targetColumns),
  ['request.ip_chain.ip', e => e.request.ipChain[0]?.ip],
  ['request.ip_chain.version', e => e.request.ipChain[0]?.version],
]

/** The same events as the Admin Console's download has them, the newest first. */
export function asCsv(events: readonly SampleEvent[], separator = ','): string {
  const quoted = (text: string) =>
    /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
  const rows = [...events].reverse().map(one => COLUMNS.map(([, of]) => quoted(value(of(one)))))
  return `${[COLUMNS.map(([name]) => name), ...rows].map(row => row.join(separator)).join('\r\n')}\r\n`
}

/** Okta refused somebody who isn't assigned. */
export const notAssigned = (at: number, by = ann) =>
  event('app.oauth2.authorize.code', {
    at,
    result: 'FAILURE',
    reason: 'user_not_assigned',
    by,
    on: [alpacon],
  })
