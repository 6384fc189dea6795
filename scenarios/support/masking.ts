import type { LoggedEvent, Party } from './logged-event.ts'
import { withoutNames } from './names-in-text.ts'
import type { Har, HarExchange } from './read-har.ts'
import { HOST_OF_NO_WORKSPACE, WORKSPACE_MEMBERS } from './workspaces-in-har.ts'

/** What stays as it is: labels of apps and Okta's own principals are nobody's data. */
const NOBODYS = ['AppInstance', 'PublicClientApp', 'SystemPrincipal']
const KINDS: Record<string, string> = { User: 'person', AppUser: 'person', UserGroup: 'group' }

const EMAIL = /[^\s"'<>()=&?,;:/]+@[\p{L}\d-]+(\.[\p{L}\d-]+)+/gu
const IPV4 = /\b\d{1,3}(\.\d{1,3}){3}\b/g
const IPV6 = /(?<![\w:])([\da-f]{1,4}:){2,7}(:?[\da-f]{1,4}){1,7}(?![\w:])/gi
const OKTA_ID = /\b(0[0-9a-z][a-zA-Z0-9]{18}|(102|trs|idx|idp|sid|aln|rst|rul|oae)[A-Za-z0-9_-]{17,22})\b/g
const HOST_OF_OKTA =
  /^(.+?)((-admin)?\.(okta|oktapreview|okta-emea|okta-gov|trexcloud)\.com|(-admin)?\.okta\.localhost)$/
// These words of a display name would take too much of Okta's sentences with them.
const OKTAS_WORDS = ['okta', 'user', 'users', 'admin', 'system', 'test', 'app', 'service', 'policy', 'sign']

/**
 * Takes personal data out, before anything is looked for, so that whatever is told is told of pseudonyms. One person is
 * the same pseudonym everywhere. Ids of events stay: with them, whoever has the log finds the events again.
 */
export function createMask(events: readonly LoggedEvent[]) {
  const pseudonyms = new Map<string, string>()
  const counts = new Map<string, number>()

  function pseudonym(kind: string, key: string): string {
    const known = pseudonyms.get(`${kind}\n${key}`)
    if (known) return known
    const next = (counts.get(kind) ?? 0) + 1
    counts.set(kind, next)
    const made = `${kind}-${next}`
    pseudonyms.set(`${kind}\n${key}`, made)
    return made
  }

  const people = peopleOf(events)
  const words = new Map<string, string>()
  const texts = new Map<string, string>()
  for (const party of events.flatMap(({ actor, targets }) => (actor ? [actor, ...targets] : targets))) {
    if (NOBODYS.includes(party.type)) continue
    const own = nameOf(party)
    for (const text of [party.displayName, party.alternateId]) {
      for (const word of [
        text ?? '',
        ...(KINDS[party.type] === 'person' ? (text ?? '').split(/[\s@.]+/) : []),
      ]) {
        const isTelling = word.length > 2 && !/^unknown$/i.test(word) && !/^\d+$/.test(word)
        const folded = word.toLowerCase()
        if (isTelling && !OKTAS_WORDS.includes(folded) && !words.has(folded)) words.set(folded, own)
      }
    }
  }
  function nameOf(party: Party): string {
    const kind = KINDS[party.type] ?? party.type.toLowerCase()
    const key = kind === 'person' ? (people.get(party) ?? '') : (party.id ?? party.displayName ?? '')
    return pseudonym(kind, key)
  }

  /** Free text, in which names, addresses and ids may stand. The same texts come over and over. */
  function text(from: string): string {
    const known = texts.get(from)
    if (known !== undefined) return known
    const made = withoutNames(from, words)
      .replace(EMAIL, email => pseudonym('person', people.get(email.toLowerCase()) ?? email.toLowerCase()))
      .replace(IPV4, ip => pseudonym('ip', ip))
      .replace(IPV6, ip => pseudonym('ip', ip))
      .replace(OKTA_ID, id => pseudonym('id', id))
    texts.set(from, made)
    return made
  }

  const id = (from: string | null) =>
    from && !/^(unknown|system)$/i.test(from) ? pseudonym('id', from) : from

  function party(from: Party): Party {
    if (NOBODYS.includes(from.type)) {
      const isId = from.alternateId !== null && from.alternateId === from.id
      const alternateId = isId ? id(from.alternateId) : from.alternateId && text(from.alternateId)
      return {
        ...from,
        id: id(from.id),
        alternateId,
        displayName: from.displayName && text(from.displayName),
      }
    }
    const own = nameOf(from)
    const logins = loginsOf(from)
    const at = logins.indexOf(from.alternateId?.toLowerCase() ?? '')
    return {
      type: from.type,
      id: id(from.id),
      displayName: from.displayName && own,
      // Two logins of one person stay two.
      alternateId: from.alternateId && (at > 0 ? `${own}-login-${at + 1}` : own),
    }
  }

  const loginsByPerson = new Map<string, string[]>()
  for (const from of events.flatMap(({ actor, targets }) => (actor ? [actor, ...targets] : targets))) {
    if (from.type !== 'User' || !from.alternateId) continue
    const key = people.get(from) ?? ''
    const logins = loginsByPerson.get(key) ?? []
    const login = from.alternateId.toLowerCase()
    if (!logins.includes(login)) loginsByPerson.set(key, [...logins, login])
  }
  const loginsOf = (from: Party) => loginsByPerson.get(people.get(from) ?? '') ?? []

  function address(from: URL): URL {
    const host = HOST_OF_OKTA.exec(from.hostname)
    const masked = new URL(from)
    masked.hostname = host ? `${pseudonym('org', host[1]!)}${host[2]}` : hostOf(from.hostname)
    masked.pathname = from.pathname
      .split('/')
      .map(part => encodeURIComponent(text(decoded(part))))
      .join('/')
    masked.username = ''
    masked.password = ''
    masked.hash = ''
    for (const [name, value] of from.searchParams) masked.searchParams.set(name, member(name, value))
    return masked
  }

  // Workspaces that have a parent in common must keep having one.
  function hostOf(hostname: string): string {
    const [first = '', ...parent] = hostname.split('.')
    if (parent.length < 2) return `${pseudonym('site', hostname)}.example`
    const own = HOST_OF_NO_WORKSPACE.test(hostname) ? first : pseudonym('host', first)
    return `${own}.${pseudonym('site', parent.join('.'))}.example`
  }

  function member(name: string, value: string): string {
    if (WORKSPACE_MEMBERS.includes(name)) return pseudonym('workspace', value)
    return /^https?:\/\//.test(value) && URL.canParse(value) ? plain(address(new URL(value))) : text(value)
  }

  return {
    text,
    event: (event: LoggedEvent): LoggedEvent => ({
      ...event,
      actor: event.actor && party(event.actor),
      targets: event.targets.map(party),
      reason: event.reason && text(event.reason),
      displayMessage: text(event.displayMessage),
      ip: event.ip && pseudonym('ip', event.ip),
      sessionId: id(event.sessionId),
      requestUri: event.requestUri && text(event.requestUri),
    }),
    har: (har: Har): Har => ({
      ...har,
      exchanges: har.exchanges.map(
        (exchange): HarExchange => ({
          ...exchange,
          url: address(exchange.url),
          location: exchange.location && address(exchange.location),
          form: new URLSearchParams([...exchange.form].map(([name, value]) => [name, member(name, value)])),
        }),
      ),
    }),
  }
}

// An address as it was written: an issuer has no slash at its end.
const plain = (url: URL) => (url.pathname === '/' && !url.search ? url.origin : url.href)

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Which person each party and each login is: by id, and where an app's user has an id of its own, by login. */
function peopleOf(events: readonly LoggedEvent[]): Map<Party | string, string> {
  const people = new Map<Party | string, string>()
  const parties = events.flatMap(({ actor, targets }) => (actor ? [actor, ...targets] : targets))
  for (const party of parties.filter(({ type }) => type === 'User')) {
    const login = party.alternateId?.toLowerCase()
    const key = party.id && party.id !== 'unknown' ? party.id : (login ?? '')
    people.set(party, key)
    if (login && login !== 'unknown' && !people.has(login)) people.set(login, key)
  }
  for (const party of parties.filter(({ type }) => type === 'AppUser')) {
    const login = party.alternateId?.toLowerCase() ?? party.id ?? ''
    people.set(party, people.get(login) ?? login)
  }
  return people
}
