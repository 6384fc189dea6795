import type { Group } from './state.ts'

/** How many members groups have, counted once and kept in step from then on. */
export function createMemberCounts() {
  const counts = new Map<string, number>()
  return {
    of(group: Group): number {
      const known = counts.get(group.id)
      if (known !== undefined) return known
      const count = Object.keys(group.members).length
      counts.set(group.id, count)
      return count
    },
    changed(group: Group, by: 1 | -1): void {
      const known = counts.get(group.id)
      if (known !== undefined) counts.set(group.id, known + by)
    },
    forget(group: Group): void {
      counts.delete(group.id)
    },
  }
}

export type MemberCounts = ReturnType<typeof createMemberCounts>
