import type { Browser } from '@playwright/test'
import type { Okta, RunningOrg } from '../../sim/index.ts'
import { type Administrator, createAdministrator } from './administrator.ts'
import type { Agent, AgentKind } from './agent.ts'
import { createBrowserAgent } from './browser-agent.ts'
import { createWire, type Wire } from './exchanges.ts'
import { createHttpAgent } from './http-agent.ts'
import { createPerson, type Person } from './person.ts'
import { given } from './steps.ts'
import type { Credentials, NewWorkspace, Target, TargetConnection, TargetUser, Workspace } from './target.ts'
import { expectEqual, NotRun } from './verdicts.ts'

/** One fresh org and one fresh workspace, and the people in them. */
export interface Scene {
  okta: RunningOrg
  target: Target
  /** Label of the target's integration in the App Catalog, and of the app made from it. */
  label: string
  workspace: Workspace
  admin: Administrator
  /**
   * A person of the org whom nothing is assigned to. The workspace knows them already where the target can be told
   * so: then only scenarios on provisioning, with a newcomer, depend on provisioning.
   */
  person: Person
  wire: Wire
  /** Another person of the org, with a browser of their own. No workspace knows them. */
  newPerson(name: { firstName: string; lastName: string }): Promise<Person>
  /** Tells a workspace of a person and their identity, where the target can be told. */
  introduce(person: Person, workspace?: Workspace): Promise<void>
  /** The administrator once more, in a browser of their own. */
  newAdministrator(): Promise<Administrator>
  /** Another workspace of the target. Throws NotRun where the target makes none. */
  newWorkspace(plan?: NewWorkspace['plan']): Promise<Workspace>
  /** A member of the workspace who signs in locally. Throws NotRun where the target adds none. */
  newMember(role: 'staff' | 'user'): Promise<Credentials>
  /** A group of the org with these members. */
  newGroup(name: string, members?: Person[]): string
  /** Given: step 1 of the guide. What is given needs no page, so it goes over HTTP where nothing asks otherwise. */
  addApp(): Promise<void>
  /** Given: steps 1 and 2 of the guide. */
  connect(workspace?: Workspace): Promise<void>
  /** Given: step 3 of the guide, for a person. */
  assign(person: Person): Promise<void>
  /** Given: step 3 of the guide, for a group. */
  assignGroup(name: string): Promise<void>
  /** Users of a workspace. Throws NotRun where the target doesn't list them. */
  users(workspace?: Workspace): Promise<TargetUser[]>
  connections(workspace?: Workspace): Promise<TargetConnection[]>
  /** How long a new connection takes to become visible. Throws NotRun where the target can't be told. */
  setConnectionDelay(milliseconds: number): Promise<void>
  /** Judges that Express Configuration left nothing behind, at the target and at Okta. */
  expectNothingStored(workspace?: Workspace): Promise<void>
  close(): Promise<void>
}

export interface Platform {
  okta: Okta
  target: Target
}

const PASSWORD = 'Correct-Horse-9'
let scenes = 0

/** Sets a scene up. Names are unique within a process, so scenes never meet. */
export async function createScene(
  { okta, target }: Platform,
  { agentKind, stageKind }: { agentKind: AgentKind; stageKind: AgentKind },
  chromium: () => Promise<Browser>,
): Promise<Scene> {
  scenes += 1
  const suffix = `${process.env.TEST_WORKER_INDEX ?? 0}-${scenes}`
  const org = await okta.createOrg({ name: `org-${suffix}` })
  const wire = createWire(okta, () => [org.name], target)
  const contexts: Awaited<ReturnType<Browser['newContext']>>[] = []

  const isOkta = (address: string) => new URL(address).hostname.endsWith(new URL(okta.url).hostname)

  async function newAgent(kind = agentKind): Promise<Agent> {
    if (kind === 'http') return createHttpAgent({ isOkta, onPageOfTarget: wire.addPage })
    const browser = await chromium()
    const context = await browser.newContext({
      viewport: { width: 960, height: 660 },
      deviceScaleFactor: 0.8,
    })
    contexts.push(context)
    return createBrowserAgent({ context, isOkta, onPageOfTarget: wire.addPage })
  }

  function needs<T>(what: T | undefined, ability: string): T {
    if (what === undefined) throw new NotRun(`${target.name} gives no way to ${ability}`)
    return what
  }

  let workspaces = 0
  async function newWorkspace(plan: NewWorkspace['plan'] = 'with-sso'): Promise<Workspace> {
    workspaces += 1
    const create = needs(target.createWorkspace, 'make a workspace')
    return create({ name: `ws-${suffix}-${workspaces}`, plan })
  }

  async function newPerson(name: { firstName: string; lastName: string }) {
    const login = `${name.firstName}.${name.lastName}@${org.name}.example`.toLowerCase()
    const user = org.createUser({ ...name, login, password: PASSWORD })
    return createPerson(org, target, await newAgent(), user, PASSWORD)
  }

  const adminLogin = `admin@${org.name}.example`
  org.createUser({ firstName: 'Ada', lastName: 'Admin', login: adminLogin, password: PASSWORD, admin: true })
  const newAdministrator = async (kind = agentKind) =>
    createAdministrator(org, target, await newAgent(kind), { email: adminLogin, password: PASSWORD })
  const admin = await newAdministrator()
  const stagehand = await newAdministrator(stageKind)
  const person = await newPerson({ firstName: 'Robin', lastName: 'Rivera' })
  const workspace = await newWorkspace()
  const { label } = target

  async function introduce({ user, email, firstName, lastName }: Person, to = workspace) {
    const identities = [{ issuer: org.url, subject: user.id }]
    await target.addMember?.(to, { email, firstName, lastName, role: 'user', identities })
  }
  await introduce(person)

  const scene: Scene = {
    okta: org,
    target,
    label,
    workspace,
    admin,
    person,
    wire,
    newPerson,
    introduce,
    newAdministrator: () => newAdministrator(),
    newWorkspace,
    async newMember(role) {
      const member = { email: `${role}@${workspace.name}.example`, password: 'Member-of-it-1' }
      const add = needs(target.addMember, 'add a member to a workspace')
      await add(workspace, { ...member, firstName: 'Sam', lastName: 'Stafford', role })
      return member
    },
    newGroup(name, members = []) {
      const group = org.createGroup({ name })
      for (const member of members) org.addToGroup(group.id, member.user.id)
      return group.id
    },
    addApp: () => given(`${label} is added from the catalog`, () => stagehand.addsFromCatalog(label)),
    connect: (to = workspace) =>
      given(`${label} is added and connected to workspace ${to.name}`, async () => {
        await stagehand.addsFromCatalog(label)
        await stagehand.expressConfigures(label, to)
        await stagehand.agent.waitFor('SSO has been configured')
      }),
    assign: ({ name }) => given(`${name} is assigned`, () => stagehand.assignsToPerson(label, name)),
    assignGroup: name => given(`group ${name} is assigned`, () => stagehand.assignsToGroup(label, name)),
    users: (of = workspace) => needs(target.users, 'list the users of a workspace')(of),
    connections: (of = workspace) => needs(target.connections, 'list the connections of a workspace')(of),
    setConnectionDelay: milliseconds =>
      needs(target.setConnectionDelay, 'set how long a connection takes to propagate')(
        workspace,
        milliseconds,
      ),
    async expectNothingStored(of = workspace) {
      const stored = await scene.connections(of)
      expectEqual(`the connections of workspace ${of.name}`, stored.length, 0)
      const app = org.model.applications.byLabel(label)
      expectEqual(
        'what Express Configuration enabled in Okta',
        app?.expressConfiguration.enabledCapabilities,
        [],
      )
    },
    async close() {
      await Promise.all(contexts.map(context => context.close()))
    },
  }
  return scene
}
