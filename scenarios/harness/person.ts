import type { RunningOrg, User } from '../../sim/index.ts'
import type { Agent } from './agent.ts'
import { demandTiles } from './initiation.ts'
import { signInToOkta } from './okta-sign-in.ts'
import { expectExplanation } from './oracles.ts'
import type { Target, Workspace } from './target.ts'
import { expectEqual, expectThat, Inconclusive, NotRun } from './verdicts.ts'

/** A person of the org, with a browser of their own. */
export interface Person {
  agent: Agent
  /** The person in Okta's directory. */
  user: User
  name: string
  firstName: string
  lastName: string
  email: string
  /** What they sign in to Okta with, where nothing else is said. */
  password: string
  /** The same person with another browser, which knows nothing yet. */
  inAnotherBrowser(): Person
  /** The same person in another tab of this browser. */
  inAnotherTab(): Person
  /** Somebody with a copy of the cookies that this browser has now. */
  whoStoleCookies(): Promise<Person>
  /** The same person at somebody else's browser, as they left it. */
  atBrowserOf(other: Person): Person
  /** Opens the dashboard, signing in at Okta where asked. */
  opensDashboard(): Promise<void>
  /** Whether the dashboard, opened anew, shows a tile. */
  seesTile(label: string): Promise<boolean>
  /** IdP-initiated: the tile on the dashboard, through to wherever that leads. */
  opensTile(label: string): Promise<void>
  /** SP-initiated, up to Okta: front page, workspace, Continue with Okta. */
  continuesWithOkta(workspace: Workspace): Promise<void>
  /** Ends their session at Okta, with Sign Out on the dashboard. The target knows nothing of that. */
  signsOutOfOkta(): Promise<void>
  /** Signs in on Okta's page, with their password if no other is given; the agent has to stand on it. */
  signsInToOkta(password?: string): Promise<void>
  /** SP-initiated, whole: from the target's front page to wherever it ends. */
  signsInAtTarget(workspace: Workspace): Promise<void>
  /**
   * SP-initiated, up to Okta's answer, which is held back: the address that Okta sent the browser to, with code and
   * state in it. Throws NotRun where the target has it posted, Inconclusive where none came.
   */
  obtainsAnswer(workspace: Workspace): Promise<URL>
  /** Judges that this person is signed in to this workspace, and stands in it. */
  isSignedInTo(workspace: Workspace): Promise<void>
  /** Judges that nobody is signed in to this workspace in this browser. */
  isNotSignedInTo(workspace: Workspace): Promise<void>
  /** Judges that the person stands on a page of the target that says why they aren't let in. */
  isToldWhyRefused(reason?: RegExp): Promise<void>
  /** Judges that the target opened no session, and said why. */
  isRefused(workspace: Workspace, reason?: RegExp): Promise<void>
  /** Judges that Okta didn't let the person leave for the target, and says so in this sentence. */
  isKeptAtOkta(workspace: Workspace, sentence: string): Promise<void>
}

export interface PersonOptions {
  org: RunningOrg
  target: Target
  newAgent: () => Agent
  /** A browser in which nobody did anything yet; `newAgent` gives one where it is undefined. */
  newBrowser?: () => Agent
  user: User
  password: string
}

/** A person of the org at a browser of their own. */
export function createPerson(given: PersonOptions): Person {
  const options = { newBrowser: given.newAgent, ...given }
  const { org, target, user, password } = options
  const agent = options.newAgent()
  const self = () => ({ email: user.profile.login, password })

  let place: Workspace | undefined

  // The first pages that the target shows to anybody: sent back to one of them, a person is told nothing.
  async function usualPages(): Promise<string[]> {
    const stranger = options.newBrowser()
    await stranger.open(target.url)
    const front = await wordsOf(stranger)
    if (!place) return [front]
    await target.steps.openSignIn(stranger, place)
    return [front, await wordsOf(stranger)]
  }

  const person: Person = {
    agent,
    user,
    password,
    // As Okta has them now: a profile can change.
    get name() {
      return `${user.profile.firstName} ${user.profile.lastName}`
    },
    get firstName() {
      return user.profile.firstName
    },
    get lastName() {
      return user.profile.lastName
    },
    get email() {
      return user.profile.email ?? user.profile.login
    },
    inAnotherBrowser: () => createPerson(options),
    inAnotherTab: () => createPerson({ ...options, newAgent: agent.newTab }),
    async whoStoleCookies() {
      const copy = await agent.copied()
      return createPerson({ ...options, newAgent: () => copy })
    },
    atBrowserOf: other => createPerson({ ...options, newAgent: () => other.agent }),

    async opensDashboard() {
      await agent.open(org.dashboardUrl)
      if (await agent.offers('Next')) await signInToOkta(agent, self())
      await agent.waitFor('My Apps')
    },

    async seesTile(label) {
      demandTiles(target)
      await person.opensDashboard()
      return agent.offers(label)
    },

    async opensTile(label) {
      demandTiles(target)
      await person.opensDashboard()
      await agent.press(label)
    },

    async continuesWithOkta(workspace) {
      place = workspace
      await target.steps.openSignIn(agent, workspace)
      await target.steps.continueWithOkta(agent)
    },

    async signsOutOfOkta() {
      await agent.open(org.dashboardUrl)
      await agent.press('Sign Out')
    },

    signsInToOkta: (typed = password) => signInToOkta(agent, { ...self(), password: typed }),

    async signsInAtTarget(workspace) {
      await person.continuesWithOkta(workspace)
      if (await agent.offers('Next')) await person.signsInToOkta()
    },

    async obtainsAnswer(workspace) {
      await agent.holdBack(address => isAnswer(address, org))
      await person.signsInAtTarget(workspace)
      const answer = await agent.heldBack()
      const isPosted = (await agent.history()).some(one => /^http\S*[?&]response_mode=form_post/.test(one))
      if (!answer && isPosted) {
        throw new NotRun(
          `${target.name} has answers posted (response_mode=form_post), and none can be held back`,
        )
      }
      if (!answer) throw new Inconclusive(`Okta sent no answer; the browser is at ${agent.address()}`)
      return new URL(answer)
    },

    async isSignedInTo(workspace) {
      const signedIn = await target.steps.whoIsSignedIn(agent, workspace)
      expectEqual(
        `who is signed in to workspace ${workspace.name}`,
        signedIn && { workspace: signedIn.workspace, email: signedIn.email.toLowerCase() },
        { workspace: workspace.name, email: person.email.toLowerCase() },
      )
      expectEqual(
        'where the browser ended up',
        new URL(agent.address()).origin,
        new URL(workspace.url).origin,
      )
    },

    async isNotSignedInTo(workspace) {
      place = workspace
      const signedIn = await target.steps.whoIsSignedIn(agent, workspace)
      expectEqual(`who is signed in to workspace ${workspace.name}`, signedIn?.email ?? 'nobody', 'nobody')
    },

    async isToldWhyRefused(reason) {
      const at = new URL(agent.address())
      expectThat('the refusal is shown by the target, not by Okta', !at.href.startsWith(org.url), at.origin)
      await expectExplanation(agent, reason)
      const page = await wordsOf(agent)
      const isUsual = (await usualPages()).includes(page)
      expectThat('the page says more than it does to whoever comes there first', !isUsual, page)
    },

    async isRefused(workspace, reason) {
      await person.isNotSignedInTo(workspace)
      await person.isToldWhyRefused(reason)
    },

    async isKeptAtOkta(workspace, sentence) {
      const page = await agent.text()
      const isSaid = agent.address().startsWith(`${org.url}/`) && page.includes(sentence)
      expectThat(`the person stands at Okta, which says "${sentence}"`, isSaid, page)
      await person.isNotSignedInTo(workspace)
    },
  }
  return person
}

// What a page says, wherever it is.
const wordsOf = async (agent: Agent) => (await agent.text()).replaceAll(agent.address(), 'its address')

// An authorization response in the query (OpenID Connect Core 3.1.2.5 and 3.1.2.6).
function isAnswer(address: string, org: RunningOrg): boolean {
  const { origin, searchParams } = new URL(address)
  const isOutcome = searchParams.has('code') || searchParams.has('error')
  return origin !== org.url && searchParams.has('state') && isOutcome
}
