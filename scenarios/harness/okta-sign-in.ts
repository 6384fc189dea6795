import type { Agent } from './agent.ts'

/** Signs in on Okta's page, identifier first; the agent has to stand on it, at either step. */
export async function signInToOkta(agent: Agent, who: { email: string; password: string }): Promise<void> {
  if (await agent.offers('Next')) {
    await agent.fill('Username', who.email)
    await agent.press('Next')
  }
  await agent.fill('Password', who.password)
  await agent.press('Verify')
}
