import type { TargetPolicies } from '../../scenarios/harness/target.ts'
import type { AlpaconParts } from '../../sp/index.ts'

/**
 * A mistake of an SP, as a tired developer plausibly makes it. Its file is named by it and lies in the folder of the
 * section of the scenario catalogue that it is about.
 */
export interface Defect {
  /** What this Alpacon does wrong, in words that can follow "Alpacon". */
  does: string
  /** Ids of the scenarios that have to notice it: each fails, or warns where it judges a SHOULD. */
  killedBy: string[]
  /** Where this was seen in the field: an issue, an advisory, a paper. */
  seenIn?: string
  /** Why no scenario can tell it from a right one, with the clause; then `killedBy` is empty. */
  equivalent?: string
  /** The parts in place of the right ones, made anew for each Alpacon. */
  parts(): Partial<AlpaconParts>
}

/** An SP that does something otherwise than the reference, and is right all the same: no scenario may fail. */
export interface Variant {
  /** What this Alpacon does otherwise, in words that can follow "Alpacon". */
  does: string
  /** Why that is right: the clause that allows it. */
  rightBy: string
  /** What it declares otherwise than the reference. */
  policies?: Partial<TargetPolicies>
  parts(): Partial<AlpaconParts>
}

export const defect = (given: Defect): Defect => given
export const variant = (given: Variant): Variant => given
