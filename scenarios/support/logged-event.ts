/** Somebody or something that an event names, as the System Log writes it. */
export interface Party {
  id: string | null
  type: string
  alternateId: string | null
  displayName: string | null
}

/** An event of a System Log, whichever way it was exported. */
export interface LoggedEvent {
  uuid: string
  /** As it was written: ISO 8601. */
  published: string
  /** The same in milliseconds. */
  at: number
  eventType: string
  displayMessage: string
  result: string
  reason: string | null
  actor: Party | null
  targets: Party[]
  ip: string | null
  sessionId: string | null
  transactionId: string | null
  requestUri: string | null
}

/** A person or an app, as far as a log tells. */
export interface Named {
  /** Equal for the same one in all events. */
  key: string
  /** What people call it: a display name, a label. */
  name: string
  /** A login; of an app, its id. */
  known: string
}

const WENT_WELL = ['SUCCESS', 'ALLOW', 'SKIPPED', 'CHALLENGE', 'DEFERRED', 'SCHEDULED']
// Of this type each event is a refusal; its outcome says that the refusal was recorded.
const DENIED = 'application.policy.sign_on.deny_access'

/** Whether something went wrong in it. */
export function isRefusal({ eventType, result }: LoggedEvent): boolean {
  return eventType === DENIED || !WENT_WELL.includes(result)
}

const IS_OF_THE_TARGET =
  /^(user\.lifecycle|user\.account|user\.credential|user\.mfa\.factor|group\.user_membership|application\.user_membership)\./
// Whoever does these does them for everybody, so they are about no one person.
const IS_OF_NOBODY =
  /^(application\.lifecycle|app\.oauth2\.client|group\.application_assignment|group\.lifecycle|group\.profile|policy\.(lifecycle|rule)|user\.session\.access_admin_app)/

/** Whom an event is about: who signed in or was refused, or to whom it was done. Undefined where it names nobody. */
export const personOf = remembered((event: LoggedEvent): Named | undefined => {
  if (IS_OF_NOBODY.test(event.eventType)) return
  const target = event.targets.find(isUser) ?? event.targets.find(({ type }) => type === 'AppUser')
  const actor = event.actor && isUser(event.actor) ? event.actor : undefined
  const party = IS_OF_THE_TARGET.test(event.eventType) ? (target ?? actor) : (actor ?? target)
  return party && named(party)
})

/** A large log is asked the same of each event many times. */
function remembered<Told>(tell: (event: LoggedEvent) => Told): (event: LoggedEvent) => Told {
  const told = new WeakMap<LoggedEvent, { answer: Told }>()
  return event => {
    const known = told.get(event)
    if (known) return known.answer
    const answer = tell(event)
    told.set(event, { answer })
    return answer
  }
}

const isUser = ({ type }: Party) => type === 'User'

/** The app that an event is about, with its id; the client of a token request is one, too. */
export const appOf = remembered((event: LoggedEvent): Named | undefined => {
  const app = event.targets.find(({ type }) => type === 'AppInstance')
  if (app) return { ...named(app), known: known(app.id) ?? '' }
  const { actor } = event
  if (actor?.type !== 'PublicClientApp') return
  return { ...named(actor), known: known(actor.id) ?? '' }
})

/** The group that an event is about. */
export function groupOf(event: LoggedEvent): Named | undefined {
  const group = event.targets.find(({ type }) => type === 'UserGroup')
  return group && named(group)
}

/** A party as one that can be told apart from others and be spoken of. */
export function named(party: Party): Named {
  const { displayName, alternateId, id } = party
  const login = known(alternateId)
  return {
    key: (known(id) ?? login ?? displayName ?? '').toLowerCase(),
    name: known(displayName) ?? login ?? known(id) ?? 'somebody whom the log does not name',
    known: login ?? '',
  }
}

// What Okta writes where it knows nothing.
const known = (text: string | null) => (text && text.toLowerCase() !== 'unknown' ? text : null)

/** Who did it, in words: an administrator, or Okta by itself. */
export function doer({ actor }: LoggedEvent): string {
  if (!actor || actor.type === 'SystemPrincipal') return 'Okta itself, or a program'
  return inFull(named(actor))
}

/** A name, and the login where it says more. */
export function inFull({ name, known }: Pick<Named, 'name' | 'known'>): string {
  return known && known !== name ? `${name} (${known})` : name
}

export const isSame = (one: Named | undefined, other: Named | undefined) =>
  one !== undefined && one.key === other?.key
