import type { Person } from '../../scenarios/harness/person.ts'
import type { Scene } from '../../scenarios/harness/scene.ts'
import { ExpectationFailed, expectEqual, NotRun } from '../../scenarios/harness/verdicts.ts'
import type { Fault, FaultName, FaultOptions } from '../../sim/index.ts'

/** How a sign-in ends: signed in, as somebody else, refused in words or without any, or with a user changed besides. */
export type Ending =
  | 'in'
  | 'in as another'
  | 'refused'
  | 'refused without a word'
  | 'refused, with a user made'

/** A target and an Okta that are told how each sign-in ends. */
export interface Told {
  /** While a fault is in force … */
  faulty: Ending
  /** … and while none is. */
  usual?: Ending
  /** Faults that make no difference to the target, and rightly. */
  rightly?: readonly FaultName[]
  /** The faults that strike; all of them when undefined. */
  strikes?: readonly FaultName[]
  /** Whether a fault strikes once only, since what it alters is kept. */
  keepsMetadata?: boolean
  /** Paths of Okta that the target asked. */
  asks?: readonly string[]
  tokenRequests?: number
  strangerAsked?: readonly string[]
  /** What the target declares; nothing when undefined. */
  policy?: 'refused' | 'accepted'
}

/**
 * A scene in which nothing is real: it goes by what it is told, as far as sign-ins go, and notes what was done in order.
 */
export function standInScene({ faulty, usual = 'in', keepsMetadata = false, ...told }: Told) {
  const deeds: string[] = []
  const injected: Fault[] = []
  const known = new Set<FaultName>()
  let users = 1

  function inject(name: FaultName, options: FaultOptions = {}): Fault {
    const fault: Fault = { id: '', name, options, delivered: 0, inForce: true, clear: () => undefined }
    injected.push(fault)
    deeds.push(`inject ${name}`)
    return fault
  }

  function strike(): FaultName[] {
    const inForce = injected.filter(one => one.inForce)
    for (const fault of inForce) {
      if (told.strikes && !told.strikes.includes(fault.name)) continue
      if (keepsMetadata && known.has(fault.name)) continue
      known.add(fault.name)
      fault.delivered += 1
      fault.inForce = fault.options.times === 'until-cleared'
    }
    return inForce.map(({ name: of }) => of)
  }

  function personAt(browser: string, name = 'Ann'): Person {
    const agent = {}
    const isIn = () => endings.get(agent)?.startsWith('in') ?? false
    const person = {
      agent,
      name,
      user: { id: `id of ${name}` },
      inAnotherBrowser: () => personAt('another browser', name),
      async signsInAtTarget() {
        const met = strike()
        const ending = met.some(one => !told.rightly?.includes(one)) ? faulty : usual
        deeds.push([`${name} signs in at ${browser}`, ...met].join(', with ').concat(`: ${ending}`))
        endings.set(agent, ending)
        if (ending.endsWith('with a user made')) users += 1
      },
      async isSignedInTo() {
        expectEqual('who is signed in', endings.get(agent), 'in')
      },
      async isNotSignedInTo() {
        expectEqual('whether anybody is signed in', isIn(), false)
      },
      async isToldWhyRefused() {
        const isTold = endings.get(agent) !== 'refused without a word' && !isIn()
        expectEqual('whether the person is told why', isTold, true)
      },
      async isRefused() {
        await person.isNotSignedInTo()
        await person.isToldWhyRefused()
      },
    }
    return person as unknown as Person
  }

  const endings = new Map<unknown, Ending>()
  const scene = {
    okta: {
      faults: {
        inject,
        clearAll() {
          for (const fault of injected) fault.inForce = false
        },
      },
    },
    target: {
      name: 'Wiki',
      steps: {
        whoIsSignedIn: async (agent: unknown) => (endings.get(agent)?.startsWith('in') ? {} : undefined),
      },
    },
    workspace: { name: 'acme' },
    person: personAt('their browser'),
    newPerson: async ({ firstName }: { firstName: string }) => personAt('their browser', firstName),
    introduce: async ({ name }: Person) => void deeds.push(`the workspace knows ${name}`),
    connect: async () => void deeds.push('connect'),
    assign: async ({ name }: Person) => void deeds.push(`assign ${name}`),
    async rememberUsers() {
      const before = users
      return { expectUnchanged: async () => expectEqual('how many users there are', users, before) }
    },
    declared() {
      if (told.policy === undefined) throw new NotRun('Wiki does not declare it')
      return told.policy
    },
    wire: {
      askedOfOkta: (path: string) => (told.asks ?? []).filter(asked => asked === path),
      tokenRequests: () => Array.from({ length: told.tokenRequests ?? 0 }, () => new URLSearchParams()),
      askedOfStranger: () => [...(told.strangerAsked ?? [])],
    },
  }
  return { scene: scene as unknown as Scene, deeds }
}

/** What judges beside the sign-in, and finds something wrong. */
export const findsFault = () => {
  throw new ExpectationFailed('something else', { expected: 'this', received: 'that' })
}
