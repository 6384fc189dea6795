import type { Agent } from './agent.ts'

/** Signs in on Okta's page, identifier first. The agent has to stand on it. */
export async function signInToOkta(agent: Agent, who: { email: string; password: string }): Promise<void> {
  await agent.fill('Username', who.email)
  await agent.press('Next')
  await agent.fill('Password', who.password)
  await agent.press('Verify')
}
