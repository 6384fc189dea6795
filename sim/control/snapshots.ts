import type { StoredEntries } from '../oidc/store.ts'
import type { OrgMemory } from '../org/org.ts'
import type { OrgState } from '../org/state.ts'
import { ControlError } from './errors.ts'

/** What of an org a snapshot holds. */
interface Held {
  state: OrgState
  memory: OrgMemory
  entries: StoredEntries
}

/** What is told of a snapshot. */
export interface SnapshotEntry {
  name: string
  /** In real time. */
  takenAt: Date
}

/**
 * The snapshots of an org, by name; they are kept in memory and go with the org or the process.
 *
 * A snapshot holds people, groups, rules, apps and assignments, browser sessions, session tokens, everything issued by
 * the authorization servers (codes, tokens, sign-ins under way), and the System Log. It does not hold the clock, the
 * signing keys, or attempts of Express Configuration that have not come back: a restore leaves the first two as they
 * are, ends the third, and clears the faults in force.
 */
export interface Snapshots {
  /** Oldest first. */
  list(): SnapshotEntry[]
  /** Keeps the org as it is now; a snapshot of that name is replaced. Throws ControlError where there are too many. */
  take(name: string): SnapshotEntry
  /** Makes the org what it was. A snapshot can be restored as often as one likes. Throws ControlError. */
  restore(name: string): void
  /** Throws ControlError where there is none of that name. */
  delete(name: string): void
}

const MOST = 50

/** What the name of a snapshot looks like. */
export const SNAPSHOT_NAME = /^[A-Za-z0-9][\w.-]{0,63}$/

export function createSnapshots(org: {
  now: () => Date
  take: () => Held
  restore: (held: Held) => void
}): Snapshots {
  const kept = new Map<string, SnapshotEntry & Held>()

  function get(name: string) {
    const snapshot = kept.get(name)
    if (snapshot) return snapshot
    const names = [...kept.keys()].map(one => `"${one}"`).join(', ')
    throw new ControlError('not_found', `There is no snapshot "${name}" of this org.`, {
      next: names ? `There are ${names}.` : 'Take one with POST …/snapshots {"name": …}.',
    })
  }

  return {
    list: () => [...kept.values()].map(({ name, takenAt }) => ({ name, takenAt })),
    take(name) {
      if (!SNAPSHOT_NAME.test(name)) {
        throw new ControlError(
          'invalid_request',
          'A snapshot is named with letters, digits, ".", "_" and "-", 64 characters at most.',
          { member: 'name' },
        )
      }
      if (kept.size >= MOST && !kept.has(name)) {
        throw new ControlError('conflict', `This org has ${MOST} snapshots, and no more are kept.`, {
          next: 'Delete one, or take this one under a name that is in use.',
        })
      }
      const entry = { name, takenAt: org.now() }
      kept.delete(name)
      kept.set(name, { ...entry, ...org.take() })
      return entry
    },
    restore: name => org.restore(get(name)),
    delete: name => void kept.delete(get(name).name),
  }
}
