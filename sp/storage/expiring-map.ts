/**
 * A map whose entries end after a time and whose size is bounded: when full, the oldest entry makes room.
 * For everything that a visitor can cause to be remembered before they have proved who they are.
 */
export function createExpiringMap<V>({ max, now }: { max: number; now: () => number }) {
  const entries = new Map<string, { value: V; expiresAt: number }>()

  function get(key: string): V | undefined {
    const entry = entries.get(key)
    if (entry === undefined) return undefined
    if (entry.expiresAt > now()) return entry.value
    entries.delete(key)
    return undefined
  }

  function makeRoom() {
    for (const [key, entry] of entries) {
      if (entries.size < max && entry.expiresAt > now()) return
      entries.delete(key)
    }
  }

  return {
    get,

    set(key: string, value: V, lifetimeMs: number) {
      entries.delete(key)
      makeRoom()
      entries.set(key, { value, expiresAt: now() + lifetimeMs })
    },

    /** Gives the value once: whoever comes second gets nothing. */
    take(key: string): V | undefined {
      const value = get(key)
      entries.delete(key)
      return value
    },

    delete: (key: string) => entries.delete(key),

    deleteWhere(matches: (value: V) => boolean) {
      for (const [key, { value }] of entries) if (matches(value)) entries.delete(key)
    },

    /** Keys of the entries that have not ended. */
    keys: () => [...entries.keys()].filter(key => get(key) !== undefined),

    get size() {
      return entries.size
    },
  }
}
