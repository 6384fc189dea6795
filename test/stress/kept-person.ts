import fc from 'fast-check'

/** Where the platform is, and how to ask it. */
export interface Asked {
  okta(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }>
  alpacon(method: string, path: string, body?: unknown): Promise<{ status: number; body: never }>
}

/** What is there in the org before anybody comes. */
export interface Ground {
  appId: string
  /** A group that people are put into by hand, and one that a rule puts them into. */
  byHand: string
  byRule: string
}

/** What is known of a person in the org; null where there is none. */
export type Person = {
  id: string
  status: string
  department: string
  groups: string[]
  hasApp: boolean
  hasSignedIn: boolean
} | null

const PASSWORD = 'correct horse battery'

/** What can be done to a person: the request, and what they are after it. Undefined where it makes no sense now. */
export type Step = {
  name: string
  after: Person
  ask: (asked: Asked) => Promise<{ status: number; body: never }>
}

const RULED = 'Engineering'

/** The next thing that happens to a person, by a number drawn. The answer to a first request brings their id. */
export function nextStep(person: Person, login: string, ground: Ground, drawn: number): Step {
  if (person === null) {
    const department = drawn % 2 ? RULED : 'Sales'
    const profile = { login, email: login, firstName: 'P', lastName: 'Q', department }
    const credentials = { password: { value: PASSWORD } }
    return {
      name: 'comes',
      after: {
        id: '',
        status: 'ACTIVE',
        department,
        groups: [ground.byHand, ...(department === RULED ? [ground.byRule] : [])].sort(),
        hasApp: false,
        hasSignedIn: false,
      },
      ask: ({ okta }) => okta('POST', 'users', { profile, credentials, groupIds: [ground.byHand] }),
    }
  }
  const { id } = person
  if (person.status === 'DEPROVISIONED') {
    return { name: 'is deleted', after: null, ask: ({ okta }) => okta('DELETE', `users/${id}`) }
  }
  if (person.status === 'SUSPENDED') {
    return {
      name: 'is unsuspended',
      after: { ...person, status: 'ACTIVE' },
      ask: ({ okta }) => okta('POST', `users/${id}/lifecycle/unsuspend`),
    }
  }
  const isByHand = person.groups.includes(ground.byHand)
  const without = (group: string) => person.groups.filter(one => one !== group)
  const department = person.department === RULED ? 'Sales' : RULED
  const steps: Step[] = [
    {
      name: 'signs in',
      after: { ...person, hasSignedIn: true },
      ask: ({ okta }) => okta('POST', 'authn', { username: login, password: PASSWORD }),
    },
    {
      name: isByHand ? 'leaves' : 'joins',
      after: {
        ...person,
        groups: isByHand ? without(ground.byHand) : [...person.groups, ground.byHand].sort(),
      },
      ask: ({ okta }) => okta(isByHand ? 'DELETE' : 'PUT', `groups/${ground.byHand}/users/${id}`),
    },
    {
      name: person.hasApp ? 'loses the app' : 'gets the app',
      after: { ...person, hasApp: !person.hasApp },
      ask: ({ okta }) =>
        person.hasApp
          ? okta('DELETE', `apps/${ground.appId}/users/${id}`)
          : okta('POST', `apps/${ground.appId}/users`, { id, scope: 'USER' }),
    },
    {
      // The rule follows in the same request.
      name: 'changes the department',
      after: {
        ...person,
        department,
        groups: department === RULED ? [...person.groups, ground.byRule].sort() : without(ground.byRule),
      },
      ask: ({ okta }) => okta('POST', `users/${id}`, { profile: { department } }),
    },
    {
      name: 'is suspended',
      after: { ...person, status: 'SUSPENDED' },
      ask: ({ okta }) => okta('POST', `users/${id}/lifecycle/suspend`),
    },
    {
      // Takes the password and every app, in the same request.
      name: 'is deactivated',
      after: { ...person, status: 'DEPROVISIONED', hasApp: false },
      ask: ({ okta }) => okta('DELETE', `users/${id}`),
    },
  ]
  return steps[drawn % steps.length]!
}

/** What the platform says of a person now. */
export async function seenPerson({ okta }: Asked, login: string, { appId, byHand, byRule }: Ground) {
  const found = await okta('GET', `users/${encodeURIComponent(login)}`)
  if (found.status === 404) return null
  const { id, status, lastLogin, profile } = found.body as {
    id: string
    status: string
    lastLogin: string | null
    profile: { department: string }
  }
  const groups = (await okta('GET', `users/${id}/groups`)).body as { id: string }[]
  const app = await okta('GET', `apps/${appId}/users/${id}`)
  return {
    id,
    status,
    department: profile.department,
    groups: groups
      .map(group => group.id)
      .filter(group => group === byHand || group === byRule)
      .sort(),
    hasApp: app.status === 200,
    hasSignedIn: lastLogin !== null,
  } satisfies Person
}

/** Random numbers that a seed begins; the same seed draws the same. */
export function numbersOf(seed: number, howMany: number): number[] {
  return fc.sample(fc.nat(), { seed, numRuns: howMany })
}
