import type { RunningOrg, User } from '../../sim/index.ts'
import type { Agent } from './agent.ts'
import { signInToOkta } from './okta-sign-in.ts'
import { expectExplanation } from './oracles.ts'
import type { Target, Workspace } from './target.ts'
import { expectEqual, expectThat } from './verdicts.ts'

/** A person of the org, with a browser of their own. */
export function createPerson(org: RunningOrg, target: Target, agent: Agent, user: User, password: string) {
  const { firstName, lastName, email, login } = user.profile
  const self = { email: login, password }

  const person = {
    agent,
    /** The person in Okta's directory. */
    user,
    name: `${firstName} ${lastName}`,
    firstName,
    lastName,
    email,

    /** Opens the dashboard, signing in at Okta where asked. */
    async opensDashboard() {
      await agent.open(org.dashboardUrl)
      if (await agent.offers('Next')) await signInToOkta(agent, self)
      await agent.waitFor('My Apps')
    },

    /** Whether the dashboard, opened anew, shows a tile. */
    async seesTile(label: string): Promise<boolean> {
      await person.opensDashboard()
      return agent.offers(label)
    },

    /** IdP-initiated: the tile on the dashboard, through to wherever that leads. */
    async opensTile(label: string) {
      await person.opensDashboard()
      await agent.press(label)
    },

    /** SP-initiated, up to Okta: front page, workspace, Continue with Okta. */
    async continuesWithOkta(workspace: Workspace) {
      await target.steps.openSignIn(agent, workspace)
      await target.steps.continueWithOkta(agent)
    },

    /** Signs in on Okta's page; the agent has to stand on it. */
    signsInToOkta: () => signInToOkta(agent, self),

    /** SP-initiated, whole: from the target's front page to wherever it ends. */
    async signsInAtTarget(workspace: Workspace) {
      await person.continuesWithOkta(workspace)
      if (await agent.offers('Next')) await person.signsInToOkta()
    },

    /** Judges that this person is signed in to this workspace, and stands in it. */
    async isSignedInTo(workspace: Workspace) {
      const signedIn = await target.steps.whoIsSignedIn(agent, workspace)
      expectEqual(
        `who is signed in to workspace ${workspace.name}`,
        signedIn && { workspace: signedIn.workspace, email: signedIn.email.toLowerCase() },
        { workspace: workspace.name, email: email.toLowerCase() },
      )
      expectEqual(
        'where the browser ended up',
        new URL(agent.address()).origin,
        new URL(workspace.url).origin,
      )
    },

    /** Judges that the person stands on a page of the target that says why they aren't let in. */
    async isToldWhyRefused(reason: RegExp) {
      const at = new URL(agent.address())
      expectThat('the refusal is shown by the target, not by Okta', !at.href.startsWith(org.url), at.origin)
      await expectExplanation(agent, reason)
    },

    /** Judges that nobody is signed in to this workspace in this browser. */
    async isNotSignedInTo(workspace: Workspace) {
      const signedIn = await target.steps.whoIsSignedIn(agent, workspace)
      expectEqual(`who is signed in to workspace ${workspace.name}`, signedIn?.email ?? 'nobody', 'nobody')
    },
  }
  return person
}

export type Person = ReturnType<typeof createPerson>
