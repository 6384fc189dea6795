import type { Agent } from '../harness/agent.ts'
import type { NewPerson } from '../harness/cast.ts'
import type { Person } from '../harness/person.ts'
import type { Scene } from '../harness/scene.ts'
import type { Workspace } from '../harness/target.ts'
import type { Case } from './case.ts'

/** Somebody of a case, as they are now. */
export interface Actor {
  person: Person
  password: string
  /** Whether their browser keeps no cookies of the target. */
  refusesCookies: boolean
}

/** Where a case is played: its people, groups and workspaces, made anew. */
export interface Ground {
  scene: Scene
  /** The customer's workspace. */
  home: Workspace
  workspace(name: string): Workspace
  actor(name: string): Actor
  actors(): Actor[]
  /** Somebody at a browser that knows nothing yet. */
  atFreshBrowser(name: string): Promise<{ person: Person; password: string }>
  /** Those of the app before anything happened, for a remedy to put back. */
  redirectUris: readonly string[]
  /** A browser of nobody. */
  stranger(): Agent
}

/** A person of a case, as a scene makes one: no workspace knows them. */
export function asNewPerson({ name, email }: Pick<Case['people'][number], 'name' | 'email'>): NewPerson {
  const [firstName = '', ...rest] = name.split(' ')
  return { firstName, lastName: rest.join(' '), ...(email !== undefined && { email }) }
}

/**
 * Makes what a case begins with, in a scene whose person is the first of the case. Throws NotRun where the target can't be
 * brought there.
 */
export async function prepareGround(played: Case, scene: Scene): Promise<Ground> {
  const { okta, label, newPerson, newGroup } = scene
  const [, ...further] = played.workspaces
  const workspaces = new Map([[played.workspaces[0]!, scene.workspace]])
  for (const name of further) workspaces.set(name, await scene.newWorkspace())

  for (const name of played.groups) newGroup(name)
  const actors = new Map<string, Actor>()
  for (const { name, email, groups } of played.people) {
    const isFirst = name === scene.person.name
    const person = isFirst ? scene.person : await newPerson(asNewPerson({ name, email }))
    for (const group of groups) okta.addToGroup(okta.model.groups.byName(group)!.id, person.user.id)
    actors.set(name, { person, password: person.password, refusesCookies: false })
  }

  if (played.connected) {
    await scene.connect()
    for (const name of played.assigned.people) await scene.assign(actors.get(name)!.person)
    for (const group of played.assigned.groups) await scene.assignGroup(group)
  } else await scene.addApp()

  const ground: Ground = {
    scene,
    home: scene.workspace,
    workspace: name => workspaces.get(name)!,
    actor: name => actors.get(name)!,
    actors: () => [...actors.values()],
    async atFreshBrowser(name) {
      const { person: known, password, refusesCookies } = ground.actor(name)
      const person = known.inAnotherBrowser()
      if (refusesCookies) await person.agent.refuseCookies(address => !address.startsWith(okta.url))
      return { person, password }
    },
    redirectUris: okta.model.applications.byLabel(label)?.redirectUris ?? [],
    stranger: () => scene.person.inAnotherBrowser().agent,
  }
  return ground
}
