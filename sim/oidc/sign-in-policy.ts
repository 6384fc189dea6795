import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { AccessRefusal } from '../org/assignments.ts'
import type { OrgModel } from '../org/org.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'
import type { InternalErrorCode } from './errors/rows.ts'

const REASONS: Record<AccessRefusal, InternalErrorCode> = {
  user_not_assigned: 'user_not_assigned',
  user_status: 'invalid_user_status_error',
  app_inactive: 'invalid_client_id',
}

/**
 * When Okta asks a person to sign in, and whom it then lets through to the app: who isn't assigned is sent back
 * to the app with `access_denied`. https://developer.okta.com/docs/reference/api/oidc/#authorize
 */
export function signInPolicy(org: OrgModel) {
  const { Check, Prompt, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')
  policy.get('login')!.checks.add(
    new Check('assignment', 'the person has to be assigned', ctx => {
      const refusal = isSignedIn(ctx) ? accessRefusal(org, ctx.oidc.session!.accountId!, ctx) : undefined
      if (refusal) throw refusal
      return Check.NO_NEED_TO_PROMPT
    }),
  )
  // An app's administrator trusts it: `prompt=consent` may be asked for, and there is nothing to ask the person.
  const consent = new Prompt({ name: 'consent', requestable: true })
  consent.checks.clear()
  policy.add(consent)
  return policy
}

/** Why this person may not use the app of this request now; undefined where they may. */
export function accessRefusal(
  org: OrgModel,
  userId: string,
  ctx: KoaContextWithOIDC,
): OktaOAuthError | undefined {
  const user = org.users.find(userId)
  const app = org.applications.find(ctx.oidc.client!.clientId)
  if (!user || !app) return new OktaOAuthError('invalid_user_status_error')
  const refusal = org.assignments.refusal(app, user)
  return refusal && new OktaOAuthError(REASONS[refusal])
}

// With prompt=login or an old session the person is about to be asked anew: who they were doesn't count yet.
function isSignedIn({ oidc }: KoaContextWithOIDC): boolean {
  return Boolean(oidc.session?.accountId) && !oidc.promptPending('login')
}
