/** What the simulated Okta can be made to do wrong, and what that does on the wire. */
export const FAULTS = {
  'express-configuration/call-not-sent':
    'Okta gives up before a call of Express Configuration: the SP never sees it',
  'express-configuration/answer-lost':
    'a call of Express Configuration reaches the SP, but its answer is lost',
  'express-configuration/wrong-key': 'Okta signs its client assertion with a key that the SP does not know',
  'express-configuration/code-sent-twice': 'Okta redeems the same authorization code twice',
  'express-configuration/attempt-forgotten':
    'Okta has forgotten the attempt when the answer comes, as it does after ten minutes',
  'management-api/rate-limited': 'Okta answers a request to its Management API with 429, too many requests',
} as const

export type FaultName = keyof typeof FAULTS

/** Where a fault strikes: at the n-th occasion, counted from 1, or at the first whose description holds a text. */
export type Occasion = number | string

/** A fault that was put in force. `delivered` tells how often it struck. */
export interface Fault {
  name: FaultName
  delivered: number
  clear(): void
}

interface Pending extends Fault {
  at: Occasion
  passed: number
}

/** The faults in force in one org. Each strikes once, then it is spent. */
export function createFaults() {
  const inForce = new Set<Pending>()
  return {
    /** Puts a fault in force; without `at` it strikes at the first occasion. */
    inject(name: FaultName, { at = 1 }: { at?: Occasion } = {}): Fault {
      const fault: Pending = { name, at, passed: 0, delivered: 0, clear: () => inForce.delete(fault) }
      inForce.add(fault)
      return fault
    },
    /** Whether a fault strikes on this occasion; one that does is used up. */
    strikes(name: FaultName, occasion = ''): boolean {
      for (const fault of inForce) {
        if (fault.name !== name) continue
        fault.passed += 1
        const isNow = typeof fault.at === 'number' ? fault.at === fault.passed : occasion.includes(fault.at)
        if (!isNow) continue
        fault.delivered += 1
        fault.clear()
        return true
      }
      return false
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
