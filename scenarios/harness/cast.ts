import type { RunningOrg } from '../../sim/index.ts'
import { type Administrator, createAdministrator } from './administrator.ts'
import type { Agent, AgentKind } from './agent.ts'
import type { Ask } from './ask.ts'
import { managementApi } from './management-api.ts'
import { createPerson, type Person } from './person.ts'
import { given } from './steps.ts'
import type { Credentials, Target, Workspace } from './target.ts'

/** One org and the people in it. */
export interface Cast {
  okta: RunningOrg
  admin: Administrator
  /** What the administrator signs in to Okta with. */
  adminCredentials: Credentials
  /** A person of the org whom nothing is assigned to, and whom no workspace knows unless it is told. */
  person: Person
  /** The administrator once more, in a browser of their own. */
  newAdministrator(): Promise<Administrator>
  /** Another person of the org, with a browser of their own. No workspace knows them. */
  newPerson(who: NewPerson): Promise<Person>
  /** Tells a workspace of a person and their identity, where the target can be told. */
  introduce(person: Person, workspace: Workspace): Promise<void>
  /** A group of the org with these members. */
  newGroup(name: string, members?: Person[]): string
  /** Given: an OpenID Connect app of the org's own, beside the target's. Answers its client_id. */
  addOwnApp(): Promise<string>
  /**
   * Given: step 1 of the guide. What is given goes over HTTP, and by the shortest way: from a bookmark, or over the
   * Management API, as an administrator's script would. Where it is to be seen in a browser, it goes as the guide says.
   */
  addApp(): Promise<void>
  /** Given: steps 1 and 2 of the guide. */
  connect(workspace: Workspace): Promise<void>
  /** Given: step 3 of the guide, for a person. */
  assign(person: Person): Promise<void>
  /** Given: step 3 of the guide, for a group. */
  assignGroup(name: string): Promise<void>
}

export interface NewPerson {
  firstName: string
  lastName: string
  /** Made from the name and the org's where it isn't given. */
  email?: string
}

export interface CastOptions {
  org: RunningOrg
  target: Target
  /** Ends the addresses of the people that are made up: `ada@<domain>`. */
  domain: string
  newAgent: (kind?: AgentKind) => Agent
  /** How what is given is done. */
  stageKind: AgentKind
  /** What the Management API is asked with. */
  ask: Ask
  /** Who `person` is; Robin Rivera where it isn't given. */
  person?: NewPerson
}

const PASSWORD = 'Correct-Horse-9'

/** Fills an org with an administrator and a person. */
export function createCast({
  org,
  target,
  domain,
  newAgent,
  stageKind,
  ask,
  person = { firstName: 'Robin', lastName: 'Rivera' },
}: CastOptions): Cast {
  const { label } = target

  function newPerson({ email, ...name }: NewPerson): Person {
    const login = email ?? `${name.firstName}.${name.lastName}@${domain}`.toLowerCase()
    const user = org.createUser({ ...name, login, password: PASSWORD })
    return createPerson({ org, target, newAgent, user, password: PASSWORD })
  }

  const email = `admin@${domain}`
  org.createUser({ firstName: 'Ada', lastName: 'Admin', login: email, password: PASSWORD, admin: true })
  const newAdministrator = (kind?: AgentKind) =>
    createAdministrator(org, target, newAgent(kind), { email, password: PASSWORD })
  const stagehand = newAdministrator(stageKind)
  const asGuideSays = stageKind === 'browser'
  const api = managementApi(org, ask)

  return {
    okta: org,
    admin: newAdministrator(),
    adminCredentials: { email, password: PASSWORD },
    person: newPerson(person),
    newAdministrator: async () => newAdministrator(),
    newPerson: async name => newPerson(name),
    async introduce({ user, firstName, lastName, ...person }, workspace) {
      const identities = [{ issuer: org.url, subject: user.id }]
      await target.addMember?.(workspace, {
        email: person.email,
        firstName,
        lastName,
        role: 'user',
        identities,
      })
    },
    newGroup(name, members = []) {
      const group = org.createGroup({ name })
      for (const member of members) org.addToGroup(group.id, member.user.id)
      return group.id
    },
    addOwnApp: () => given('the org has an app of its own', () => api.addOwnApp()),
    addApp: () => given(`${label} is added from the catalog`, () => stagehand.addsFromCatalog(label)),
    connect: workspace =>
      target.ownApp
        ? given(`${label} is an app of the org, and connected`, () => connectOwnApp(org, target, workspace))
        : given(`${label} is added and connected to workspace ${workspace.name}`, async () => {
            if (asGuideSays) {
              await stagehand.addsFromCatalog(label)
              await stagehand.expressConfigures(label, workspace)
            } else await stagehand.connectsByShortcut(label, workspace)
            await stagehand.seesSuccess()
          }),
    assign: ({ name, user }) =>
      given(`${name} is assigned`, () =>
        asGuideSays ? stagehand.assignsToPerson(label, name) : api.assignUser(label, user.id),
      ),
    assignGroup: name =>
      given(`group ${name} is assigned`, () =>
        asGuideSays ? stagehand.assignsToGroup(label, name) : api.assignGroup(label, name),
      ),
  }
}

/** Puts the target into an org that has no catalog entry of it, and lets the workspace know where it can be told. */
export async function connectOwnApp(org: RunningOrg, target: Target, workspace: Workspace): Promise<void> {
  const { redirectUris, initiateLoginUri, clientId, clientSecret } = target.ownApp!(workspace)
  const client = {
    redirectUris,
    ...(clientId && { clientId }),
    ...(clientSecret && { clientSecret }),
    ...(initiateLoginUri && { initiateLoginUri, idpInitiatedLogin: 'SPEC' as const }),
  }
  const [app] = org.seed({ apps: [{ label: target.label, client }] }).apps
  await target.connect?.(workspace, {
    issuer: org.url,
    clientId: app!.id,
    clientSecret: app!.clientSecret ?? '',
  })
}
