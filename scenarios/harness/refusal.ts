import { FAULTS, type Fault, type FaultName, type FaultOptions } from '../../sim/index.ts'
import type { ClauseId } from '../requirements.ts'
import type { Person } from './person.ts'
import { type ScenarioOptions, scenario } from './scenario.ts'
import type { Scene } from './scene.ts'
import { step, twin } from './steps.ts'
import { demandDelivered, ExpectationFailed, expectEqual, NotRun } from './verdicts.ts'

/** A fault by its name, or with what it takes. */
export type FaultOf =
  | FaultName
  | { name: FaultName; options: (scene: Scene) => FaultOptions | Promise<FaultOptions> }

export interface FaultyOptions extends ScenarioOptions {
  /** What Okta does otherwise than usual. */
  faults: [FaultOf, ...FaultOf[]]
  /**
   * Who signs in is new to the workspace. For tokens that name somebody else than they should: a target that believes
   * them would make a user, which the email of a user that it knows already might keep it from.
   */
  newcomer?: boolean
  /** Judged only where the target verifies signatures at all, which in the code flow it need not. */
  ofSignature?: true
  /** What has to stand beyond the connection and the assignment. */
  given?: (scene: Scene) => Promise<void>
  /** What else is judged after the sign-in. */
  judge?: (scene: Scene) => void | Promise<void>
  /** What Okta does otherwise than usual in the happy twin too, or only there, and rightly. */
  twin?: FaultOf[]
}

/** A fault that takes the id of a colleague whom the workspace knows too. */
export const withColleague = (name: FaultName): FaultOf => ({
  name,
  options: async ({ newPerson, introduce }) => {
    const colleague = await newPerson({ firstName: 'Kim', lastName: 'Klein' })
    await introduce(colleague)
    return { with: colleague.user.id }
  },
})

/** A fault that goes on until the scenario clears it. */
export const untilCleared = (name: FaultName): FaultOf => ({
  name,
  options: () => ({ times: 'until-cleared' }),
})

/** Puts faults in force in the scene's org. */
export async function injectAll(scene: Scene, faults: readonly FaultOf[]): Promise<Fault[]> {
  const injected: Fault[] = []
  for (const fault of faults) {
    const { name, options } = typeof fault === 'string' ? { name: fault, options: undefined } : fault
    injected.push(scene.okta.faults.inject(name, await options?.(scene)))
  }
  return injected
}

/** Judges how often the target asked Okta for tokens: never after a response that it mustn't believe. */
export const asksForTokens =
  (times: 0 | 1) =>
  ({ wire }: Pick<Scene, 'wire'>): void =>
    expectEqual('how often the target asked for tokens', wire.tokenRequests().length, times)

/** Judges that the target asked nothing of a stranger, whatever led there. */
export const asksNothingOfStranger = ({ wire }: Pick<Scene, 'wire'>): void =>
  expectEqual('what the target asked of the stranger', wire.askedOfStranger(), [])

/** What a target need not ask for, and what it shows where it never does. */
const OPTIONAL: Partial<Record<string, { path: string; shows: string }>> = {
  // OpenID Connect Core 3.1.3.7, rule 6
  keys: { path: '/oauth2/v1/keys', shows: 'asks for the keys of Okta: it verifies no signature' },
  userinfo: { path: '/oauth2/v1/userinfo', shows: 'asks for userinfo: it goes by the ID token' },
  discovery: {
    path: '/.well-known/openid-configuration',
    shows: "reads Okta's metadata anew: it keeps what it has",
  },
}

/** Throws Inconclusive unless each fault struck, and NotRun where the target never asks for what is altered. */
export function demandAllDelivered({ target, wire }: Scene, faults: readonly Fault[]): void {
  for (const { name, delivered } of faults) {
    const optional = OPTIONAL[FAULTS[name].place]
    if (delivered === 0 && optional && wire.askedOfOkta(optional.path).length === 0) {
      throw new NotRun(`${target.name} never ${optional.shows}`)
    }
    demandDelivered(`The fault ${name} never struck`, delivered > 0)
  }
}

/**
 * Declares a scenario in which a sign-in goes wrong at Okta, and the target has to open no session: nobody is signed
 * in, no user is made or changed, the person is told in words. Its happy twin is the same sign-in, by the same person
 * in the same browser, without the fault.
 */
export function refusesSignIn(
  title: string,
  { faults, newcomer = false, ofSignature, given, judge, twin: usual = [], ...options }: FaultyOptions,
): void {
  scenario(title, options, async scene => {
    const { okta, workspace, newPerson, connect, assign, rememberUsers } = scene
    const person = newcomer ? await newPerson({ firstName: 'Nora', lastName: 'Newman' }) : scene.person
    await connect()
    await assign(person)
    await given?.(scene)
    const users = await rememberUsers()

    let struck: Fault[] = []
    // Decided whatever the twin says: whoever was let in was let in.
    await step('the person signs in at Okta, and is not let in', async () => {
      struck = await injectAll(scene, faults)
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, struck)
      if (ofSignature) await demandVerification(scene, person, judge)
      await person.isNotSignedInTo(workspace)
      await users.expectUnchanged()
    })
    const isToldApart = await contrast('but told why', async () => {
      await person.isToldWhyRefused()
      await judge?.(scene)
    })
    okta.faults.clearAll()
    await isToldApart('without the fault, the same sign-in succeeds', async () => {
      const injected = await injectAll(scene, usual)
      await person.signsInAtTarget(workspace)
      demandAllDelivered(
        scene,
        injected.filter(fault => !isKept(fault, struck)),
      )
      await person.isSignedInTo(workspace)
    })
  })
}

// Metadata that were read in the step before, and are the same now, need not be read again.
const isKept = ({ name, delivered }: Fault, struck: readonly Fault[]) =>
  delivered === 0 && FAULTS[name].place === 'discovery' && struck.some(before => before.name === name)

// Whoever was let in by a token that no key of Okta was looked at for may have been let in by any other.
async function demandVerification(
  scene: Scene,
  person: Person,
  judge: FaultyOptions['judge'],
): Promise<void> {
  const { okta, target, wire, workspace } = scene
  const isIn = (await target.steps.whoIsSignedIn(person.agent, workspace)) !== undefined
  if (!isIn) return
  await judge?.(scene)
  okta.faults.clearAll()
  await person.inAnotherBrowser().signsInAtTarget(workspace)
  if (wire.askedOfOkta(OPTIONAL.keys!.path).length === 0) {
    throw new NotRun(`${target.name} never ${OPTIONAL.keys!.shows}`)
  }
}

/**
 * Declares a scenario in which Okta says something about the person that may not be used. The target may refuse the
 * sign-in, or let the person in by what else it knows; nobody else is signed in, and no user is made or changed. Its
 * happy twin is the same sign-in in another browser, before.
 */
export function disregards(title: string, { faults, given, judge, ...options }: FaultyOptions): void {
  scenario(title, options, async scene => {
    const { person, target, workspace, connect, assign, rememberUsers } = scene
    await connect()
    await assign(person)
    await given?.(scene)
    await twin('without the fault, the person is signed in', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })

    await step('with it, the person is refused or signed in as ever', async () => {
      const injected = await injectAll(scene, faults)
      const users = await rememberUsers()
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
      const isIn = (await target.steps.whoIsSignedIn(person.agent, workspace)) !== undefined
      await (isIn ? person.isSignedInTo(workspace) : person.isRefused(workspace))
      await users.expectUnchanged()
      await judge?.(scene)
    })
  })
}

/**
 * Declares a scenario in which Okta answers in an unusual way that is right, and the target has to let the person in.
 * Its happy twin is the same sign-in with the usual answer, in another browser. The unusual one comes first: a target
 * that keeps keys or metadata would not ask for them again.
 */
export function acceptsSignIn(title: string, { faults, given, judge, ...options }: FaultyOptions): void {
  scenario(title, options, async scene => {
    const { okta, person, workspace, connect, assign } = scene
    await connect()
    await assign(person)
    await given?.(scene)

    const isToldApart = await contrast('with the unusual answer, the person is signed in', async () => {
      const injected = await injectAll(scene, faults)
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
      await person.isSignedInTo(workspace)
      await judge?.(scene)
    })
    okta.faults.clearAll()
    await isToldApart('with the usual one too', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  })
}

/**
 * Declares a scenario in which a sign-in goes wrong at Okta in a way that no specification decides: it is refused or
 * accepted, as the target declares. Its happy twin is the same sign-in without the fault.
 */
export function treatsAsDeclared(
  title: string,
  {
    clause,
    policy: name,
    fault,
  }: { clause: ClauseId; policy: 'issuedInFuture' | 'foreignAccessTokenHash'; fault: FaultOf },
): void {
  scenario(title, { clauses: [clause], level: 'P' }, async scene => {
    const { person, workspace, declared, connect, assign, rememberUsers } = scene
    const policy: 'refused' | 'accepted' = declared(name)
    await connect()
    await assign(person)
    const users = await rememberUsers()

    await step(`the sign-in is ${policy}`, async () => {
      const injected = await injectAll(scene, [fault])
      await person.signsInAtTarget(workspace)
      demandAllDelivered(scene, injected)
      if (policy === 'accepted') return person.isSignedInTo(workspace)
      await person.isRefused(workspace)
      await users.expectUnchanged()
    })

    await twin('without the fault, the person signs in', async () => {
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.signsInAtTarget(workspace)
      await elsewhere.isSignedInTo(workspace)
    })
  })
}

// What is judged is judged only beside its twin: where that fails too, the fault explains nothing.
async function contrast(title: string, act: () => Promise<void>) {
  let failure: unknown
  await step(title, act).catch(error => {
    if (!(error instanceof ExpectationFailed)) throw error
    failure = error
  })
  return async (twinTitle: string, happy: () => Promise<void>): Promise<void> => {
    await twin(twinTitle, happy)
    if (failure) throw failure
  }
}
