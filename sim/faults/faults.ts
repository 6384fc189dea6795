import { FAULTS, type FaultName } from './catalogue.ts'
import type { AnswerFault, Endpoint, FaultDefinition, ResponseFault } from './definition.ts'

/** Where a fault strikes: at the n-th occasion, counted from 1, or at the first whose description holds a text. */
export type Occasion = number | string

export interface FaultOptions {
  /** The first occasion by default. An occasion is described by method and path: "POST /oauth2/v1/token". */
  at?: Occasion
  /** How often it strikes, once by default. */
  times?: number | 'until-cleared'
  /** Strikes only where this app is concerned: its client_id. */
  app?: string
  /** Strikes only where this person is concerned: their id in Okta. With the default `times`, that is one sign-in. */
  person?: string
  /** What the fault's description asks for. */
  with?: unknown
}

/** A fault that was put in force. */
export interface Fault {
  id: string
  name: FaultName
  options: FaultOptions
  /** How often it struck, counted when what it altered had been sent. */
  delivered: number
  /** Whether it may strike again. */
  inForce: boolean
  clear(): void
}

/** Whom an occasion concerns, as far as it is known: where people sign in. */
export interface Concerned {
  app?: string | undefined
  person?: string | undefined
}

/** A fault that can't be put in force as asked; says what is wrong and what would do. */
export class UnusableFault extends Error {
  override name = 'UnusableFault'
}

interface Pending extends Fault {
  passed: number
  left: number
}

const CONCERNS_NOBODY: readonly string[] = ['keys', 'discovery', 'management-api', 'express-configuration']

/** The faults in force in one org. */
export function createFaults() {
  const faults: Pending[] = []
  let made = 0

  const isDue = (fault: Pending, occasion: string, { app, person }: Concerned): boolean => {
    const { at = 1 } = fault.options
    if (fault.options.app !== undefined && fault.options.app !== app) return false
    if (fault.options.person !== undefined && fault.options.person !== person) return false
    fault.passed += 1
    return typeof at === 'number' ? fault.passed >= at : occasion.includes(at)
  }

  // Used up before its effect is sent, so that two requests at once can't both be struck: altering takes a moment, in
  // which another request may have been the first.
  const useUp = (fault: Pending): boolean => {
    if (!fault.inForce) return false
    fault.left -= 1
    if (fault.left <= 0) fault.clear()
    return true
  }

  const inForceAt = (place: string) =>
    faults.filter(({ name, inForce }) => inForce && FAULTS[name].place === place)

  return {
    /** Puts a fault in force. Throws UnusableFault. */
    inject(name: FaultName, options: FaultOptions = {}): Fault {
      const given = check(name, options)
      const { times = 1 } = options
      made += 1
      const fault: Pending = {
        id: `fault-${made}`,
        name,
        options: { ...options, ...(given !== undefined && { with: given }) },
        delivered: 0,
        inForce: true,
        passed: 0,
        left: times === 'until-cleared' ? Number.POSITIVE_INFINITY : times,
        clear: () => {
          fault.inForce = false
        },
      }
      // What is over is told for a while, so that whoever put it in force can see that it struck.
      if (faults.length >= 200) faults.splice(0, 100, ...faults.slice(0, 100).filter(one => one.inForce))
      faults.push(fault)
      return fault
    },

    /** Every fault that is or was in force, oldest first. */
    list: (): readonly Fault[] => faults,

    clearAll(): void {
      for (const fault of faults) fault.clear()
    },

    /** Whether a fault of this name strikes on this occasion. For faults that alter no answer. */
    strikes(name: FaultName, occasion = '', concerned: Concerned = {}): boolean {
      for (const fault of faults) {
        if (fault.name !== name || !fault.inForce || !isDue(fault, occasion, concerned)) continue
        useUp(fault)
        fault.delivered += 1
        return true
      }
      return false
    },

    /** Whether any fault waits for answers of this endpoint. */
    await: (place: Endpoint): boolean =>
      inForceAt(place).some(({ name }) => FAULTS[name].alter !== undefined),

    /**
     * The faults that are due on this occasion, oldest first. Each has to be told `struck` when it has something
     * altered, which may go out only where that answers true, and `sent` when it is on its way.
     */
    due<P extends Endpoint | 'authorize'>(place: P, occasion: string, concerned: Concerned) {
      type Alters = P extends 'authorize' ? ResponseFault : AnswerFault
      return inForceAt(place)
        .filter(({ name }) => FAULTS[name].alter !== undefined)
        .filter(fault => isDue(fault, occasion, concerned))
        .map(fault => ({
          name: fault.name,
          given: fault.options.with,
          self: fault,
          definition: FAULTS[fault.name] as FaultDefinition as Alters,
          struck: () => useUp(fault),
          sent: () => {
            fault.delivered += 1
          },
        }))
    },
  }
}

export type Faults = ReturnType<typeof createFaults>

// Answers what `with` is after its schema, defaults included.
function check(name: FaultName, { at = 1, times = 1, app, person, ...options }: FaultOptions): unknown {
  const definition: FaultDefinition | undefined = Object.hasOwn(FAULTS, name) ? FAULTS[name] : undefined
  if (!definition) throw new UnusableFault(`There is no fault "${name}".`)
  if (typeof at === 'number' ? !Number.isInteger(at) || at < 1 : at === '') {
    throw new UnusableFault(
      `${name} can't strike at "${at}": say 1 or more, or a part of "POST /oauth2/v1/token".`,
    )
  }
  if (times !== 'until-cleared' && (!Number.isInteger(times) || times < 1)) {
    throw new UnusableFault(`${name} can't strike ${times} times: say 1 or more, or "until-cleared".`)
  }
  if ((app ?? person) !== undefined && CONCERNS_NOBODY.includes(definition.place)) {
    throw new UnusableFault(`${name} can't be for one app or person: nothing tells whom it concerns.`)
  }
  if (!definition.with) {
    if (options.with !== undefined) throw new UnusableFault(`${name} takes nothing in "with".`)
    return undefined
  }
  const parsed = definition.with.safeParse(options.with)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const member = ['with', ...(issue?.path ?? [])].join('.')
    throw new UnusableFault(
      `${name} can't be used as given: ${member}: ${issue?.message}. It ${definition.does}.`,
    )
  }
  return parsed.data
}
