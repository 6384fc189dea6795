import type { User } from './state.ts'

/** People of whom a list is made: those of the org, of a group, or with an app of their own. */
export interface RosterSource {
  /** Everybody who belongs to it; asked once, when the list is first shown. */
  all(): Iterable<User>
  /** A person who belongs to it; undefined where there is none with that id, or they don't belong. */
  find(id: string): User | undefined
}

/** Which part of a list is wanted. */
export interface RosterQuery {
  /** What a name, first or last name first, a login or an address begins with, in any case; everybody where it is left out. */
  search?: string | undefined
  /** Where the part before ended. */
  after?: string | undefined
  limit: number
  /** Who is shown; asked of as many as a part needs. Everybody by default. */
  isWanted?: (user: User) => boolean
}

/** A part of a list, and where the next one starts. */
export interface RosterPart {
  people: User[]
  /** Undefined at the end. */
  next: string | undefined
  /** How many are found in all; undefined where counting would cost more than the part itself. */
  total: number | undefined
}

/** As many entries are looked at for one part; a part that finds too few by then is shorter, and the next goes on. */
const MOST_LOOKS = 2_000
/** After so many changes a list is made anew rather than mended. */
const MOST_CHANGES = 2_000

/**
 * People in the order of their names, found by what a name, a login or an address begins with. A part of the list costs
 * what it shows, however many there are: everything stands in sorted order, and is looked up by halving.
 */
export function createRoster(source: RosterSource) {
  let names: string[] | undefined
  let terms: string[] | undefined
  let known = new Map<string, string[]>()
  const changed = new Set<string>()

  function build() {
    known = new Map()
    names = []
    for (const user of source.all()) {
      const own = termsOf(user)
      known.set(user.id, own)
      names.push(entry(own[0]!, user.id))
    }
    names.sort()
    terms = undefined
    changed.clear()
  }

  function mend() {
    if (!names || changed.size > MOST_CHANGES) return build()
    for (const id of changed) {
      const before = known.get(id) ?? []
      for (const [index, term] of before.entries()) {
        if (index === 0) takeOut(names, entry(term, id))
        if (terms) takeOut(terms, entry(term, id))
      }
      known.delete(id)
      const user = source.find(id)
      if (!user) continue
      const own = termsOf(user)
      known.set(id, own)
      putIn(names, entry(own[0]!, id))
      if (terms) for (const term of own) putIn(terms, entry(term, id))
    }
    changed.clear()
  }

  function sortedTerms(): string[] {
    terms ??= [...known].flatMap(([id, own]) => own.map(term => entry(term, id))).sort()
    return terms
  }

  return {
    /** Somebody may have come, gone or changed. */
    touch(id: string): void {
      if (names && changed.size <= MOST_CHANGES) changed.add(id)
    },

    size(): number {
      mend()
      return names!.length
    },

    part({ search = '', after, limit, isWanted = () => true }: RosterQuery): RosterPart {
      mend()
      const wanted = plain(search)
      const list = wanted === '' ? names! : sortedTerms()
      const start = placeOf(list, wanted)
      const end = wanted === '' ? list.length : placeOf(list, `${wanted}\uffff`)
      const isFirst = (at: number) => {
        if (wanted === '') return true
        const { term, id } = read(list[at]!)
        // Found by several terms, a person stands where the first of them does.
        return known.get(id)!.find(own => own.startsWith(wanted)) === term
      }
      const people: User[] = []
      let at = after === undefined ? start : Math.max(start, placeAfter(list, after))
      const until = Math.min(end, at + MOST_LOOKS)
      for (; at < until && people.length < limit; at += 1) {
        const user = isFirst(at) ? source.find(read(list[at]!).id) : undefined
        if (user && isWanted(user)) people.push(user)
      }
      return {
        people,
        next: at < end ? list[at - 1] : undefined,
        total:
          wanted === '' ? list.length : end - start > MOST_LOOKS ? undefined : countFrom(start, end, isFirst),
      }
    },
  }
}

export type Roster = ReturnType<typeof createRoster>

/** Rosters are kept while they are looked at; the one that was asked for longest ago goes when there are too many. */
const MOST_ROSTERS = 24

/** The lists of people that an org was asked for, kept in step with every change. */
export function createRosters() {
  const kept = new Map<string, Roster>()
  return {
    /** The list of that name, made where there is none yet. */
    of(name: string, source: () => RosterSource): Roster {
      const roster = kept.get(name) ?? createRoster(source())
      kept.delete(name)
      if (kept.size >= MOST_ROSTERS) kept.delete(kept.keys().next().value!)
      kept.set(name, roster)
      return roster
    },
    touch(userId: string): void {
      for (const roster of kept.values()) roster.touch(userId)
    },
    forget(name: string): void {
      kept.delete(name)
    },
  }
}

export type Rosters = ReturnType<typeof createRosters>

// The first is what the list is in order of.
function termsOf({ profile: { firstName, lastName, login, email } }: User): string[] {
  return [...new Set([`${firstName} ${lastName}`, `${lastName} ${firstName}`, login, email].map(plain))]
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}

const entry = (term: string, id: string) => `${term}\0${id}`

function read(entry: string): { term: string; id: string } {
  const at = entry.lastIndexOf('\0')
  return { term: entry.slice(0, at), id: entry.slice(at + 1) }
}

/** Where the first entry stands that isn't before this text. */
function placeOf(list: readonly string[], text: string): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < text) low = middle + 1
    else high = middle
  }
  return low
}

function placeAfter(list: readonly string[], text: string): number {
  const at = placeOf(list, text)
  return list[at] === text ? at + 1 : at
}

function putIn(list: string[], text: string) {
  list.splice(placeOf(list, text), 0, text)
}

function takeOut(list: string[], text: string) {
  const at = placeOf(list, text)
  if (list[at] === text) list.splice(at, 1)
}

function countFrom(start: number, end: number, counts: (at: number) => boolean): number {
  let count = 0
  for (let at = start; at < end; at += 1) if (counts(at)) count += 1
  return count
}
