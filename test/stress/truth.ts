/** What an administrator does about who has the app. */
export type Change =
  | { kind: 'assign' | 'remove' | 'join' | 'leave'; person: string }
  | { kind: 'assign-group' | 'remove-group' }

/** What has to come of a sign-in: `either` where the administrator decided otherwise meanwhile. */
export type Due = 'let in' | 'refused' | 'either'

interface Standing {
  own: boolean
  isMember: boolean
  /** True from the moment that a change is asked for until it is answered. */
  isChanging: boolean
  turns: number
}

/**
 * Who has an org's app, kept beside Okta: of their own, or by the one group. A sign-in asks when it begins, and again
 * when it has ended. One change at a time.
 */
export function createTruth(people: readonly string[]) {
  const standings = new Map(
    people.map(id => [id, { own: false, isMember: false, isChanging: false, turns: 0 } as Standing]),
  )
  let groupHasApp = false
  const mayNow = ({ own, isMember }: Standing) => own || (isMember && groupHasApp)

  function apply(change: Change) {
    if (!('person' in change)) {
      groupHasApp = change.kind === 'assign-group'
      return
    }
    const standing = standings.get(change.person)!
    if (change.kind === 'assign' || change.kind === 'remove') standing.own = change.kind === 'assign'
    else standing.isMember = change.kind === 'join'
  }

  /** Whom a change lets in, or shuts out. */
  function concernedBy(change: Change): Standing[] {
    const kept = { groupHasApp, standings: [...standings.values()].map(one => ({ ...one })) }
    const before = kept.standings.map(mayNow)
    apply(change)
    const after = [...standings.values()].map(mayNow)
    groupHasApp = kept.groupHasApp
    const live = [...standings.values()]
    live.forEach((one, at) => void Object.assign(one, kept.standings[at]))
    return live.filter((_, at) => before[at] !== after[at])
  }

  return {
    /** What can be changed about a person, or the group, as it stands. */
    changesOf(person: string | undefined): Change[] {
      if (person === undefined) return [{ kind: groupHasApp ? 'remove-group' : 'assign-group' }]
      const { own, isMember } = standings.get(person)!
      return [
        { kind: own ? 'remove' : 'assign', person },
        { kind: isMember ? 'leave' : 'join', person },
      ]
    },

    async change(change: Change, ask: () => Promise<void>): Promise<void> {
      const concerned = concernedBy(change)
      for (const one of concerned) {
        one.isChanging = true
        one.turns += 1
      }
      await ask()
      apply(change)
      for (const one of concerned) one.isChanging = false
    },

    /** Begins a sign-in; what is answered tells, once it has ended, what had to come of it. */
    begin(person: string): () => Due {
      const standing = standings.get(person)!
      const { isChanging, turns } = standing
      const due = mayNow(standing) ? 'let in' : 'refused'
      return () => (isChanging || standing.turns !== turns ? 'either' : due)
    },
  }
}
