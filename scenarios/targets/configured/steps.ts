import type { TargetConfig } from '../../config.ts'
import type { TargetSteps } from '../../harness/target.ts'
import { NotRun } from '../../harness/verdicts.ts'
import { addressOf } from './addresses.ts'
import { goToOkta, offersOkta } from './way-to-okta.ts'
import { emailOf } from './who-is-signed-in.ts'

/** What a person does on the pages of a target of which only addresses are known; its own functions come first. */
export function stepsOf(
  target: TargetConfig & { name: string; url: string },
  isOkta: (address: string) => boolean,
): TargetSteps {
  const { signIn, whoami, steps = {}, continueWithOkta: declared, name } = target
  const lacks = (ability: string) => async () => {
    throw new NotRun(`${name} gives no way to ${ability}`)
  }
  return {
    openSignIn: (agent, workspace) => agent.open(addressOf(signIn, workspace, target.url)),
    offersOkta: agent => offersOkta({ agent, isOkta, declared }),
    continueWithOkta: agent => goToOkta({ agent, isOkta, declared }),
    async whoIsSignedIn(agent, workspace) {
      const address = addressOf(whoami!, workspace, target.url)
      const email = emailOf(await agent.ask(address), address)
      return email === undefined ? undefined : { workspace: workspace.name, email }
    },
    signInLocally: lacks('sign in without Okta'),
    enterWorkspace: lacks('enter a workspace in Express Configuration'),
    signInToApprove: lacks('sign in to approve Express Configuration'),
    approve: lacks('approve Express Configuration'),
    agreeToReplace: lacks('agree to a replaced connection'),
    decline: lacks('decline Express Configuration'),
    returnToOkta: lacks('return to Okta where Express Configuration is refused'),
    ...steps,
  }
}
