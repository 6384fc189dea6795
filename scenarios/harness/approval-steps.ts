import type { Agent } from './agent.ts'
import type { TargetSteps } from './target.ts'
import { expectThat } from './verdicts.ts'

/**
 * The same steps, of which those of an approval judge that they are asked for: a target that has sent the person back to
 * Okta by then has left one out, and no page of Okta is to blame for that.
 */
export function askedByTarget(steps: TargetSteps, isOkta: (address: string) => boolean): TargetSteps {
  async function expectAsked(agent: Agent, what: string) {
    if (isOkta(agent.address())) expectThat(`the target asks ${what}`, false, await agent.text())
  }
  return {
    ...steps,
    async enterWorkspace(agent, name) {
      await expectAsked(agent, 'which workspace it is')
      await steps.enterWorkspace(agent, name)
    },
    async signInToApprove(agent, credentials) {
      await expectAsked(agent, 'who approves')
      await steps.signInToApprove(agent, credentials)
    },
    async agreeToReplace(agent, issuer) {
      await expectAsked(agent, 'whether the connection is to be replaced')
      await steps.agreeToReplace(agent, issuer)
    },
    async approve(agent) {
      await expectAsked(agent, 'for consent')
      await steps.approve(agent)
    },
    async decline(agent) {
      await expectAsked(agent, 'for consent')
      await steps.decline(agent)
    },
  }
}
