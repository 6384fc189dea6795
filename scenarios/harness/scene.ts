import { createHash } from 'node:crypto'
import type { Browser } from '@playwright/test'
import type { Exchange } from '../../reports/index.ts'
import { createRedactor, type Okta, type Release, type RunningOrg } from '../../sim/index.ts'
import type { Agent, AgentKind } from './agent.ts'
import { askedByTarget } from './approval-steps.ts'
import { createAsk } from './ask.ts'
import { createBrowserAgent } from './browser-agent.ts'
import { type Cast, createCast, type NewPerson } from './cast.ts'
import { createWire, type Wire } from './exchanges.ts'
import { createHttpAgent } from './http-agent.ts'
import { isAddressOfOkta } from './okta-addresses.ts'
import type { Person } from './person.ts'
import { given } from './steps.ts'
import type {
  Credentials,
  NewWorkspace,
  Target,
  TargetConnection,
  TargetPolicies,
  TargetUser,
  Workspace,
} from './target.ts'
import { timeSpent } from './time-spent.ts'
import type { StandardPorts } from './value-names.ts'
import { demandDelivered, expectEqual, NotRun } from './verdicts.ts'

/**
 * One fresh org and one fresh workspace, and the people in them. The workspace knows `person` already where the target
 * can be told so: then only scenarios on provisioning, with a newcomer, depend on provisioning.
 */
export interface Scene extends Omit<Cast, 'introduce' | 'connect'> {
  target: Target
  /** Label of the target's integration in the App Catalog, and of the app made from it. */
  label: string
  /** Ends the addresses of the people in this scene, and of no other's. */
  domain: string
  workspace: Workspace
  wire: Wire
  introduce(person: Person, workspace?: Workspace): Promise<void>
  connect(workspace?: Workspace): Promise<void>
  /** Given: the workspace knows a person who is assigned, by a first sign-in where the target can't be told of them. */
  makeKnown(person: Person): Promise<void>
  /** Another org, with people of its own, which runs a release of Okta. */
  newOrg(release?: Release): Promise<Cast>
  /** Another workspace of the target. Throws NotRun where the target makes none. */
  newWorkspace(plan?: NewWorkspace['plan']): Promise<Workspace>
  /** A member of the workspace who signs in locally. Throws NotRun where the target adds none. */
  newMember(role: 'staff' | 'user'): Promise<Credentials>
  /** What the target declares about something that no specification decides. Throws NotRun where it says nothing. */
  declared<P extends keyof TargetPolicies>(policy: P): NonNullable<TargetPolicies[P]>
  /** What the target gives for this; throws NotRun, saying that it gives no way to do so, where it gives nothing. */
  needs<T>(given: T | undefined, ability: string): T
  /** Users of a workspace. Throws NotRun where the target doesn't list them. */
  users(workspace?: Workspace): Promise<TargetUser[]>
  connections(workspace?: Workspace): Promise<TargetConnection[]>
  /** How long a new connection takes to become visible. Throws NotRun where the target can't be told. */
  setConnectionDelay(milliseconds: number): Promise<void>
  /**
   * Remembers the users of workspaces, to judge later that none was made or changed. Where the target doesn't list its
   * users there is nothing to judge.
   */
  rememberUsers(...workspaces: Workspace[]): Promise<{ expectUnchanged(): Promise<void> }>
  /** Judges that Okta sent somebody back with access_denied, and that the target then let nobody in and said why. */
  expectDenied(person: Person, sentence?: string): Promise<void>
  /** What the report will show of the wire so far, secrets taken out. */
  reported(): Promise<Exchange[]>
  /** Judges that Express Configuration left nothing behind, at the target and at Okta. */
  expectNothingStored(workspace?: Workspace): Promise<void>
  close(): Promise<void>
}

export interface Platform {
  okta: Okta
  target: Target
  /** Tells this run from earlier ones, where the target may still know the people of those; '' where it can't. */
  run?: string
  /** Ports that were free ones, each with the one that stands for it in the report. */
  standardPorts?: StandardPorts
  /** CA (PEM) of what stands in front of both, where that isn't Okta's own. */
  ca?: string
}

export interface AgentKinds {
  /** How the people of the scenario act. */
  agentKind: AgentKind
  /** How what is given is done. */
  stageKind: AgentKind
}

export interface SceneOptions extends AgentKinds {
  /** Who the scene's person is, and whether the workspace knows them; Robin Rivera, whom it knows, by default. */
  person?: NewPerson & { isKnown: boolean }
}

const PATIENCE_SECONDS = 8
/** What a target needs beyond its own patience with Okta, to say that it ran out. */
const FURTHER_SECONDS = 5

const scenes = new Map<string, number>()

/**
 * What the names in a scene end in: the same in every run, another for every scenario. Where a process plays the same
 * scenario again, its scenes are numbered, so that they never meet.
 */
function suffixOf(title: string): string {
  const number = (scenes.get(title) ?? 0) + 1
  scenes.set(title, number)
  const short = createHash('sha256').update(title).digest('hex').slice(0, 6)
  return number === 1 ? short : `${short}-${number}`
}

/** Sets a scene up for the scenario of this title. */
export async function createScene(
  { okta, target: asGiven, run = '', ca = okta.authority?.ca }: Platform,
  { agentKind, stageKind, person: wanted }: SceneOptions,
  chromium: () => Promise<Browser>,
  title = '',
): Promise<Scene> {
  const isOkta = (address: string) => isAddressOfOkta(okta, address)
  const target: Target = {
    ...timeSpent.watched('target', asGiven),
    steps: askedByTarget(asGiven.steps, isOkta),
  }
  const suffix = suffixOf(title)
  const orgNames: string[] = []
  const wire = createWire(okta, () => orgNames, target)
  const agents: Agent[] = []

  const ask = createAsk(ca === undefined ? [] : [ca])
  const patience = Math.max(PATIENCE_SECONDS, (target.policies?.patienceSeconds ?? 0) + FURTHER_SECONDS)

  function newAgent(kind = agentKind): Agent {
    const create = kind === 'http' ? createHttpAgent : createBrowserAgent
    const agent = create({
      chromium,
      isOkta,
      ask,
      ignoreHTTPSErrors: ca !== undefined,
      onPageOfTarget: wire.addPage,
      patienceMs: patience * 1000,
    })
    agents.push(agent)
    return agent
  }

  function needs<T>(what: T | undefined, ability: string): T {
    if (what === undefined) throw new NotRun(`${target.name} gives no way to ${ability}`)
    return what
  }

  async function newOrg(release?: Release): Promise<Cast> {
    const number = orgNames.length === 0 ? '' : `-${orgNames.length + 1}`
    const org = await (target.knownOrg ? theOrg(target.knownOrg) : aNewOrg(`org-${suffix}${number}`, release))
    orgNames.push(org.name)
    const domain = `org-${suffix}${number}${run}.example`
    const person = orgNames.length === 1 ? wanted : undefined
    return createCast({
      org,
      target,
      domain,
      newAgent,
      stageKind,
      ask,
      ...(person && { person }),
    })
  }

  const aNewOrg = (name: string, release?: Release) =>
    timeSpent.around('okta', () => okta.createOrg({ name, ...(release && { release }) }))

  // Always the same, emptied: the target knows its issuer and its keys.
  async function theOrg(known: string): Promise<RunningOrg> {
    if (orgNames.length > 0) throw new NotRun(`${target.name} knows one org only`)
    const org = okta.org(known)
    if (!org) throw new Error(`There is no org "${known}" any more, which ${target.name} knows`)
    org.reset()
    return org
  }

  let workspaces = 0
  async function newWorkspace(plan: NewWorkspace['plan'] = 'with-sso'): Promise<Workspace> {
    workspaces += 1
    return needs(
      target.createWorkspace,
      'make a workspace',
    )({ name: `ws-${suffix}-${workspaces}${run}`, plan })
  }

  const domain = `org-${suffix}${run}.example`
  const seen = new Set<string>()
  // A list that always says the same would let every "nobody was made" pass: it has to show a member who was just added.
  async function demandSeeing(of: Workspace) {
    const { users, addMember } = target
    if (!users || !addMember || seen.has(of.name)) return
    seen.add(of.name)
    await users(of)
    const email = `witness@${domain}`
    const identities = [{ issuer: cast.okta.url, subject: '00uwitness' }]
    await addMember(of, { email, firstName: 'Win', lastName: 'Witness', role: 'user', identities })
    const isSeen = (await users(of)).some(user => user.email === email)
    demandDelivered(`The users that ${target.name} lists lack one that was just added`, isSeen)
  }

  await target.startAnew?.()
  const cast = await newOrg()
  const workspace = target.onlyWorkspace ?? (await newWorkspace())
  const { label } = target
  if (wanted?.isKnown !== false) await cast.introduce(cast.person, workspace)

  const scene: Scene = {
    ...cast,
    target,
    label,
    domain,
    workspace,
    wire,
    introduce: (person, to = workspace) => cast.introduce(person, to),
    connect: (to = workspace) => cast.connect(to),
    async makeKnown(person) {
      if (target.addMember) return
      await given(`${person.name} has signed in before`, async () => {
        const elsewhere = person.inAnotherBrowser()
        await elsewhere.signsInAtTarget(workspace)
        await elsewhere.isSignedInTo(workspace)
      })
    },
    needs,
    newOrg,
    newWorkspace,
    async newMember(role) {
      const member = { email: `${role}@${workspace.name}.example`, password: 'Member-of-it-1' }
      const add = needs(target.addMember, 'add a member to a workspace')
      await add(workspace, { ...member, firstName: 'Sam', lastName: 'Stafford', role })
      return member
    },
    declared(policy) {
      const said = target.policies?.[policy]
      if (said === undefined) throw new NotRun(`${target.name} does not declare its policy "${policy}"`)
      return said
    },
    async users(of = workspace) {
      const list = needs(target.users, 'list the users of a workspace')
      await demandSeeing(of)
      return list(of)
    },
    connections: (of = workspace) => needs(target.connections, 'list the connections of a workspace')(of),
    setConnectionDelay: delay =>
      needs(target.setConnectionDelay, 'set how long a connection takes to propagate')(workspace, delay),
    async rememberUsers(...of) {
      const chosen = of.length > 0 ? of : [workspace]
      const list = () => Promise.all(chosen.map(one => target.users?.(one)))
      for (const one of chosen) await demandSeeing(one)
      const before = await list()
      return {
        async expectUnchanged() {
          expectEqual('the users, with their roles and identities', await list(), before)
        },
      }
    },
    async expectDenied(person, sentence = 'User is not assigned to the client application.') {
      const said = wire.authorizationAnswers().at(-1)?.get('error_description')
      demandDelivered(
        `Okta didn't answer "${sentence}" but ${said ?? 'let the person in'}`,
        said === sentence,
      )
      await person.isRefused(workspace)
      // The bare code, access_denied, is no word to tell somebody.
      await person.isToldWhyRefused(/assign|access(?!_denied)|permission|administrator/i)
    },
    reported: () => wire.report(createRedactor()),
    async expectNothingStored(of = workspace) {
      const stored = await scene.connections(of)
      expectEqual(`the connections of workspace ${of.name}`, stored.length, 0)
      const enabled = cast.okta.model.applications.byLabel(label)?.expressConfiguration.enabledCapabilities
      expectEqual('what Express Configuration enabled in Okta', enabled, [])
    },
    async close() {
      await Promise.all(agents.map(agent => agent.close()))
      // Nobody comes back to them: a worker that has played hundreds of scenarios keeps none.
      const fresh = orgNames.filter(name => name !== target.knownOrg)
      await Promise.all(fresh.map(name => okta.deleteOrg(name)))
    },
  }
  return scene
}
