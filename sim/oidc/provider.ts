import { timingSafeEqual } from 'node:crypto'
import type { Context, Next } from 'koa'
import Provider, { type errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'
import { SESSION_SECONDS } from '../org/sessions.ts'
import { mayHoldSession } from '../org/users.ts'
import { CLAIMS_BY_SCOPE, idTokenClaims, userinfoClaims } from './claims.ts'
import { speakOkta } from './errors.ts'
import type { SigningKey } from './keys.ts'
import { logOidc } from './log.ts'
import { signInPolicy } from './sign-in-policy.ts'
import type { OidcStore } from './store.ts'

/** Cookie of the org's session, by Okta's name. */
export const SESSION_COOKIE = 'sid'

type ResponseMode = Parameters<Provider['registerResponseMode']>[1]

/** oidc-provider with Okta's answers at the one place that every authorization response passes. */
class OktaProvider extends Provider {
  override registerResponseMode(name: string, handler: ResponseMode): void {
    super.registerResponseMode(name, (ctx, redirectUri, payload) => {
      const failure = ctx.state.oidcError as
        | (Error & { error: string; error_description?: string })
        | undefined
      // Okta neither advertises nor sends the `iss` of RFC 9207.
      const { iss: _, ...answer } = payload as Record<string, unknown>
      if (failure && 'error' in answer) {
        answer.error = failure.error
        answer.error_description = failure.error_description
      }
      ctx.set('Referrer-Policy', 'no-referrer')
      return handler.call(this, ctx, redirectUri, answer)
    })
  }
}

export interface ProviderOptions {
  org: OrgModel
  /** The bare org URL, without a trailing slash. */
  issuer: string
  keys: SigningKey[]
  store: OidcStore
  /** Okta's error page for a request that can't be sent back to the app. */
  renderError: (ctx: Context, status: number, sentence: string) => void | Promise<void>
}

/**
 * The org authorization server: oidc-provider, made to answer as Okta does.
 * https://developer.okta.com/docs/concepts/auth-servers/#org-authorization-server
 */
export function createProvider({ org, issuer, keys, store, renderError }: ProviderOptions): Provider {
  const provider = new OktaProvider(issuer, {
    adapter: store.adapter,
    jwks: { keys: keys.map(key => key.privateJwk) as never },
    routes: {
      authorization: '/oauth2/v1/authorize',
      end_session: '/oauth2/v1/logout',
      introspection: '/oauth2/v1/introspect',
      jwks: '/oauth2/v1/keys',
      revocation: '/oauth2/v1/revoke',
      token: '/oauth2/v1/token',
      userinfo: '/oauth2/v1/userinfo',
    },
    cookies: {
      names: { session: SESSION_COOKIE, interaction: 'okta-oauth-interaction', resume: 'okta-oauth-resume' },
      long: { httpOnly: true, sameSite: 'lax', overwrite: true, signed: false },
      short: { httpOnly: true, sameSite: 'lax', overwrite: true, signed: false },
    },
    // Okta's tokens outlive the session in which they were issued.
    expiresWithSession: () => false,
    responseTypes: ['code'],
    scopes: ['openid', 'email', 'profile', 'address', 'phone'],
    claims: CLAIMS_BY_SCOPE,
    // Which claims an ID token carries is decided in claims.ts, not by oidc-provider's rule.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    // Okta demands redirect_uri even where there is only one.
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => false },
    ttl: {
      AuthorizationCode: 300,
      AccessToken: 3600,
      IdToken: 3600,
      Interaction: 3600,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
    },
    interactions: {
      policy: signInPolicy(org),
      url: (_ctx, interaction) => `/signin/authorize/${interaction.uid}`,
    },
    findAccount: (ctx, id) => {
      const user = org.users.find(id)
      if (!user || !mayHoldSession(user)) return undefined
      return {
        accountId: id,
        claims: use =>
          use === 'id_token'
            ? idTokenClaims(user, org.state.id, ctx.oidc.entities.AccessToken?.jti)
            : userinfoClaims(user),
      }
    },
    loadExistingGrant: trustedGrant,
    renderError: async (ctx, out, error) => {
      const { error_description } = speakOkta(error as errors.OIDCProviderError)
      await renderError(ctx, ctx.status, error_description ?? out.error_description ?? out.error)
    },
  })

  acceptPendingSecrets(provider, org)
  provider.on('authorization.error', (ctx, error) => {
    ctx.state.oidcError = speakOkta(error)
  })
  provider.on('grant.error', (ctx, error) => {
    ctx.state.oidcError = speakOkta(error)
  })
  provider.on('userinfo.error', (ctx, error) => {
    ctx.state.oidcError = speakOkta(error)
  })
  provider.use(answerErrorsAsOkta)
  logOidc(provider, org)
  return provider
}

// While Express Configuration is under way an app has two secrets, see connect.ts.
function acceptPendingSecrets(provider: Provider, org: OrgModel): void {
  const { prototype } = provider.Client as unknown as {
    prototype: { clientId: string; compareClientSecret(actual: string): boolean }
  }
  const { compareClientSecret } = prototype
  prototype.compareClientSecret = function (this: typeof prototype, actual: string) {
    const pending = org.applications.find(this.clientId)?.pendingClientSecret
    return compareClientSecret.call(this, actual) || (typeof pending === 'string' && isSame(actual, pending))
  }
}

function isSame(actual: string, expected: string): boolean {
  const [a, b] = [Buffer.from(actual), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

// Integrations are trusted by the administrator who added them: nobody is asked for consent.
async function trustedGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
  grant.addOIDCScope(String(params?.scope ?? 'openid'))
  await grant.save()
  return grant
}

// oidc-provider writes a JSON error before it tells anyone of the error: the body is reworded on the way out.
async function answerErrorsAsOkta(ctx: Context, next: Next) {
  await next()
  const failure = ctx.state.oidcError as errors.OIDCProviderError | undefined
  const body = ctx.body as { error?: string; error_description?: string } | undefined
  if (!failure || typeof body !== 'object' || body === null || !body.error) return
  body.error = failure.error
  if (failure.error_description) body.error_description = failure.error_description
}
