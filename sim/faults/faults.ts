/** What the simulated Okta can be made to do wrong, and what that does on the wire. */
export const FAULTS = {
  'express-configuration/broken-off':
    'Okta makes the connection at the SP and breaks off before it is enabled for the workspace',
} as const

export type FaultName = keyof typeof FAULTS

/** A fault that was put in force. `delivered` tells how often it struck. */
export interface Fault {
  name: FaultName
  delivered: number
  clear(): void
}

/** The faults in force in one org. Each strikes once, then it is spent. */
export function createFaults() {
  const inForce = new Set<Fault>()
  return {
    /** Puts a fault in force for the next time it can strike. */
    inject(name: FaultName): Fault {
      const fault: Fault = { name, delivered: 0, clear: () => inForce.delete(fault) }
      inForce.add(fault)
      return fault
    },
    /** Whether a fault strikes here and now; asking uses it up. */
    strikes(name: FaultName): boolean {
      const fault = [...inForce].find(one => one.name === name)
      if (!fault) return false
      fault.delivered += 1
      fault.clear()
      return true
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
