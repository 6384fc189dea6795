import { z } from 'zod'
import type { Agent } from '../harness/agent.ts'
import type { TargetSteps, Workspace } from '../harness/target.ts'

const whoamiSchema = z.object({
  workspace: z.object({ name: z.string() }),
  user: z.object({ email: z.string(), role: z.string() }),
})

/** What a person does on the pages of Alpacon, whose front page is at this address. */
export function alpaconSteps(frontPage: string): TargetSteps {
  return {
    async openSignIn(agent: Agent, workspace: Workspace) {
      await agent.open(frontPage)
      await agent.fill('Workspace', workspace.name)
      await agent.press('Continue')
    },
    offersOkta: agent => agent.offers('Continue with Okta'),
    continueWithOkta: agent => agent.press('Continue with Okta'),
    async signInLocally(agent, { email, password }) {
      await agent.fill('Email address', email)
      await agent.fill('Password', password)
      await agent.press('Sign in')
    },
    async whoIsSignedIn(agent, workspace) {
      const { status, body } = await agent.ask(`${workspace.url}/api/whoami`)
      if (status === 401) return undefined
      const { workspace: at, user } = whoamiSchema.parse(JSON.parse(body))
      return { workspace: at.name, email: user.email, role: user.role }
    },
    async signOut(agent, workspace) {
      await agent.open(workspace.url)
      await agent.press('Sign out')
    },
    useAnotherOktaAccount: agent => agent.press('Use another Okta account'),
    changePerson: (agent, email) => agent.press(`Continue as ${email}`),
    keepPerson: (agent, email) => agent.press(`Stay signed in as ${email}`),
    async enterWorkspace(agent, name) {
      await agent.fill('Workspace', name)
      await agent.press('Continue')
    },
    async signInToApprove(agent, { email, password }) {
      await agent.fill('Email address', email)
      await agent.fill('Password', password)
      await agent.press('Continue')
    },
    agreeToReplace: (agent, issuer) => agent.tick(`Replace the connection to ${issuer}`),
    approve: agent => agent.press('Accept'),
    decline: agent => agent.press('Decline'),
    returnToOkta: agent => agent.press('Return to Okta'),
  }
}
