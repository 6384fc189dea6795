import { discoveryFaults, keySetFaults, tokenAnswerFaults, userinfoFaults } from './answers.ts'
import { authorizationResponseFaults } from './authorization-response.ts'
import type { FaultDefinition, SwitchFault } from './definition.ts'
import { idTokenFaults } from './id-token.ts'
import { signatureFaults } from './signature.ts'
import { transportFaults } from './transport.ts'

// Faults of what Okta itself asks and remembers, which no answer of Okta's shows.
const okta = {
  'express-configuration/call-not-sent': {
    place: 'express-configuration',
    does: 'Okta gives up before a call of Express Configuration: the SP never sees it',
  },
  'express-configuration/answer-lost': {
    place: 'express-configuration',
    does: 'a call of Express Configuration reaches the SP, but its answer is lost',
  },
  'express-configuration/wrong-key': {
    place: 'express-configuration',
    does: 'Okta signs its client assertion with a key that the SP does not know',
  },
  'express-configuration/code-sent-twice': {
    place: 'express-configuration',
    does: 'Okta redeems the same authorization code twice',
  },
  'express-configuration/attempt-forgotten': {
    place: 'express-configuration',
    does: 'Okta has forgotten the attempt when the answer comes, as it does after ten minutes',
  },
  'management-api/rate-limited': {
    place: 'management-api',
    does: 'Okta answers a request to its Management API with 429, too many requests',
  },
} satisfies Record<string, SwitchFault>

const ALL = {
  ...idTokenFaults,
  ...signatureFaults,
  ...tokenAnswerFaults,
  ...keySetFaults,
  ...userinfoFaults,
  ...discoveryFaults,
  ...authorizationResponseFaults,
  ...transportFaults,
  ...okta,
}

export type FaultName = keyof typeof ALL

/** Everything that the simulated Okta can be made to do wrong, and what that is on the wire. */
export const FAULTS: Readonly<Record<FaultName, FaultDefinition>> = ALL

/** A fault as it is told of to whoever may put it in force. */
export interface FaultKind {
  name: FaultName
  /** Whose answers it alters. */
  place: string
  /** What it does on the wire. */
  does: string
  /** Whether it takes something in `with`. */
  takes: boolean
}

/** Every fault there is. */
export const faultKinds: readonly FaultKind[] = Object.entries(FAULTS).map(
  ([name, { place, does, with: takes }]) => ({
    name: name as FaultName,
    place,
    does,
    takes: takes !== undefined,
  }),
)

/** What a person wrote for a fault's `with`: JSON, or else a plain text. */
export function readGiven(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Their names, as a schema wants them. */
export const faultNames = Object.keys(ALL) as [FaultName, ...FaultName[]]
