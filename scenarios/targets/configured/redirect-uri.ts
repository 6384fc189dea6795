import type { Agent } from '../../harness/agent.ts'
import type { Target, Workspace } from '../../harness/target.ts'
import { ExpectationFailed } from '../../harness/verdicts.ts'
import { TargetNotStarted } from './served-process.ts'

/**
 * Begins a sign-in, and reads out of the authorization request where the target wants Okta to send people back to. The
 * request itself is never sent.
 * Throws TargetNotStarted where the target leads nowhere, elsewhere than to this issuer, or asks as another client.
 */
export async function learnRedirectUri(
  { name, steps }: Pick<Target, 'name' | 'steps'>,
  workspace: Workspace,
  { agent, issuer, clientId }: { agent: Agent; issuer: string; clientId: string },
): Promise<string> {
  await agent.holdBack(isAuthorizationRequest)
  try {
    await steps.openSignIn(agent, workspace)
    if ((await agent.heldBack()) === undefined) await steps.continueWithOkta(agent)
  } catch (error) {
    if (!(error instanceof ExpectationFailed)) throw error
    throw new TargetNotStarted(
      `${name} leads to no sign-in at Okta: ${error.message}. Expected ${error.expected}, received ${error.received}. ` +
        'Say in target.continueWithOkta what the button is called, or do it in target.steps.continueWithOkta.',
    )
  }
  const held = await agent.heldBack()
  if (held === undefined) {
    throw new TargetNotStarted(
      `${name} sent nobody to Okta: the sign-in ended at ${await agent.text()}. ` +
        `Its issuer has to be ${issuer}, and it has to be able to reach it: oin-sim doctor tells more.`,
    )
  }
  const request = new URL(held)
  if (!held.startsWith(`${issuer}/`)) {
    throw new TargetNotStarted(`${name} sends people to ${request.origin}. Give it the issuer ${issuer}.`)
  }
  const asks = request.searchParams.get('client_id')
  if (asks !== clientId) {
    throw new TargetNotStarted(
      `${name} signs in as the client "${asks}". Give it the client_id ${clientId}, or put "${asks}" into okta.clientId.`,
    )
  }
  const redirectUri = request.searchParams.get('redirect_uri')
  if (redirectUri) return redirectUri
  throw new TargetNotStarted(`${name} asks for no redirect_uri. Give target.redirectUris.`)
}

// OpenID Connect Core 3.1.2.1
function isAuthorizationRequest(address: string): boolean {
  const { searchParams } = new URL(address)
  return searchParams.has('client_id') && searchParams.has('response_type')
}
