import type { RunningOrg } from '../running-org.ts'

/** Name of the snapshot that says how an org began; whoever starts the simulator may take it. */
export const BEGINNING = 'beginning'

/** Whether it is known how an org began. */
export const hasBeginning = ({ snapshots }: RunningOrg): boolean =>
  snapshots.list().some(({ name }) => name === BEGINNING)

/**
 * Makes an org what it was at the beginning: the real time, its first keys, no fault in force, and the people, groups and
 * apps of the snapshot that was taken then. Empty where none was.
 */
export function startOver(org: RunningOrg): void {
  const knowsHow = hasBeginning(org)
  org.reset()
  if (knowsHow) org.snapshots.restore(BEGINNING)
}
