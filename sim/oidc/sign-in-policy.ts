import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import type { AccessRefusal } from '../org/assignments.ts'
import type { OrgModel } from '../org/org.ts'
import { personAsParty } from '../org/system-log.ts'

const SENTENCES: Record<AccessRefusal, string> = {
  user_not_assigned: 'User is not assigned to the client application.',
  user_status: 'User status is invalid.',
  app_inactive: "Invalid value for 'client_id' parameter.",
}

/** Refuses an authorization request with one of Okta's sentences; `reason` goes to the System Log. */
export class SignInRefused extends errors.AccessDenied {
  readonly reason: AccessRefusal

  constructor(reason: AccessRefusal) {
    super(SENTENCES[reason])
    this.reason = reason
  }
}

/**
 * When Okta asks a person to sign in, and whom it then lets through to the app: who isn't assigned is sent back
 * to the app with `access_denied`. https://developer.okta.com/docs/reference/api/oidc/#authorize
 */
export function signInPolicy(org: OrgModel) {
  const { Check, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')
  const login = policy.get('login')!

  login.checks.add(
    new Check(
      'state_missing',
      'state is required',
      ctx => {
        if (!ctx.oidc.params?.state) {
          throw new errors.InvalidRequest("The authentication request has an invalid 'state' parameter.")
        }
        return Check.NO_NEED_TO_PROMPT
      },
      () => ({}),
    ),
    0,
  )

  login.checks.add(
    new Check(
      'assignment',
      'the person has to be assigned',
      ctx => {
        const refusal = isSignedIn(ctx) ? refusalFor(org, ctx) : undefined
        if (refusal) throw new SignInRefused(refusal)
        return Check.NO_NEED_TO_PROMPT
      },
      () => ({}),
    ),
  )
  return policy
}

// With prompt=login or an old session the person is about to be asked anew: who they were doesn't count yet.
function isSignedIn(ctx: KoaContextWithOIDC): boolean {
  const { oidc } = ctx
  return Boolean(oidc.session?.accountId) && !oidc.promptPending('login')
}

function refusalFor(org: OrgModel, ctx: KoaContextWithOIDC): AccessRefusal | undefined {
  const user = org.users.find(ctx.oidc.session!.accountId!)
  const app = org.applications.find(ctx.oidc.client!.clientId)
  if (!user || !app) return 'user_status'
  return org.assignments.refusal(app, user)
}

/** The signed-in person of an authorization request as the System Log names them. */
export function actorOf(org: OrgModel, ctx: KoaContextWithOIDC) {
  const user = ctx.oidc.session?.accountId ? org.users.find(ctx.oidc.session.accountId) : undefined
  return user && personAsParty(user)
}
