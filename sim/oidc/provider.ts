import type { Context, Next } from 'koa'
import Provider, { type errors, type KoaContextWithOIDC } from 'oidc-provider'
import { concern } from '../faults/strike.ts'
import type { OrgModel } from '../org/org.ts'
import { SESSION_SECONDS } from '../org/sessions.ts'
import { mayHoldSession } from '../org/user-status.ts'
import { endOf, shapeAccessTokens } from './access-token.ts'
import { checkAuthorizationRequest, PROMPTS, SCOPES } from './authorization-request.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { CLAIMS_BY_SCOPE, groupsClaim, idTokenClaims, userinfoClaims } from './claims.ts'
import { configurationOf, GRANT_TYPES, isKeptOut, RESPONSE_TYPES, shapeClients } from './client.ts'
import { checkClientAssertion, checkOrigin } from './client-authentication.ts'
import { answerClient, type RenderError, showToBrowser } from './errors/answers.ts'
import { oktaErrorFor, type Served } from './errors/from-provider.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'
import { introspect, isAboutJwt, isOwnToken, revoke } from './introspection.ts'
import type { KeyRing } from './keys.ts'
import { createOidcLog, type OidcLog } from './log.ts'
import { shapeIdTokens } from './org-time.ts'
import { answerAtRedirectUri, RESPONSE_MODES, type ResponseMode } from './response-modes.ts'
import { accessRefusal, signInPolicy } from './sign-in-policy.ts'
import type { OidcStore } from './store.ts'
import type { TokenSigner } from './token-signer.ts'

/** Cookie of the org's session, by Okta's name. */
export const SESSION_COOKIE = 'sid'

const COOKIES = { httpOnly: true, sameSite: 'lax', overwrite: true, signed: false } as const
const USERINFO_SCOPES = ['profile', 'email', 'address', 'phone']
// Base64url has six bits a character: 1,500 of them.
const LONG_CODE_BITS = 9000
const ID_TOKEN_SECONDS = 3600
const CODE_SECONDS = 300
const ACCESS_TOKEN_SECONDS = 3600
const REFRESH_TOKEN_SECONDS = 90 * 24 * 60 * 60

export type IssuingFault = 'response/long-code' | 'token/opaque-access-token'

export interface ProviderOptions {
  org: OrgModel
  server: AuthorizationServer
  ring: KeyRing
  accessTokenSigner: TokenSigner
  store: OidcStore
  /** Okta's error page for a request that can't be sent back to the app. */
  renderError: RenderError
  /** Lets the faults in force alter an authorization response. */
  strikeResponse: (ctx: KoaContextWithOIDC, answer: Record<string, string>) => Record<string, string>
  /** Whether a fault of what is issued here strikes; asked once for each code or token. */
  strikes: (name: IssuingFault, ctx: KoaContextWithOIDC) => boolean
}

/** oidc-provider with Okta's answers at the one place that every authorization response passes. */
class OktaProvider extends Provider {
  /** Alters what is sent back, where a fault is in force. */
  strike?: ProviderOptions['strikeResponse']

  override registerResponseMode(name: string): void {
    super.registerResponseMode(name, (ctx, redirectUri, payload) => {
      // Okta neither advertises nor sends the `iss` of RFC 9207.
      const { iss: _, ...answer } = payload as Record<string, string>
      const failure = errorOf(ctx)
      if (failure && 'error' in answer) {
        answer.error = failure.error
        answer.error_description = failure.error_description ?? ''
      }
      const struck = this.strike?.(ctx as unknown as KoaContextWithOIDC, answer) ?? answer
      answerAtRedirectUri(ctx, asResponseMode(name), redirectUri, struck)
    })
  }
}

function asResponseMode(name: string): ResponseMode {
  return RESPONSE_MODES.find(mode => mode === name) ?? 'query'
}

function errorOf(ctx: Context): OktaOAuthError | undefined {
  return ctx.state.oktaError
}

/**
 * An authorization server: oidc-provider, made to answer as Okta does. Its keys and clients are read as it is made;
 * after a rotation it has to be made anew, over the same store.
 */
export function createProvider(options: ProviderOptions): Provider {
  const { org, server, ring, store, renderError } = options
  const at = (endpoint: string) => `${server.path}/${endpoint}`
  const log = createOidcLog(org, server)
  const provider = new OktaProvider(server.issuer, {
    adapter: store.adapterFor(server),
    jwks: { keys: ring.published().map(key => key.privateJwk) as never },
    routes: {
      authorization: at('authorize'),
      introspection: at('introspect'),
      jwks: at('keys'),
      revocation: at('revoke'),
      token: at('token'),
      userinfo: at('userinfo'),
    },
    cookies: {
      names: { session: SESSION_COOKIE, interaction: 'okta-oauth-interaction', resume: 'okta-oauth-resume' },
      long: COOKIES,
      short: COOKIES,
    },
    // Okta's tokens outlive the session in which they were issued.
    expiresWithSession: () => false,
    responseTypes: [...RESPONSE_TYPES],
    scopes: SCOPES,
    claims: CLAIMS_BY_SCOPE,
    // Which claims an ID token carries is decided in claims.ts, not by oidc-provider's rule.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: isOwnToken },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true, allowedPolicy: isOwnToken },
      rpInitiatedLogout: { enabled: false },
    },
    // Okta demands redirect_uri even where there is only one.
    allowOmittingSingleRegisteredRedirectUri: false,
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims) => checkClientAssertion(ctx, claims, server, org),
    clientBasedCORS: (ctx, origin) => checkOrigin(ctx, origin),
    enabledJWA: {
      clientAuthSigningAlgValues: [
        'HS256',
        'HS384',
        'HS512',
        'RS256',
        'RS384',
        'RS512',
        'ES256',
        'ES384',
        'ES512',
      ],
    },
    formats: {
      bitsOfOpaqueRandomness: (ctx, token) => {
        const isLong =
          token.constructor.name === 'AuthorizationCode' && options.strikes('response/long-code', ctx)
        return isLong ? LONG_CODE_BITS : 256
      },
    },
    extraParams: { sessionToken: ctx => checkAuthorizationRequest(ctx, org, server) },
    pkce: { required: (_ctx, client) => org.applications.get(client.clientId).oauthClient.pkceRequired },
    ttl: {
      AuthorizationCode: CODE_SECONDS,
      AccessToken: ACCESS_TOKEN_SECONDS,
      IdToken: ID_TOKEN_SECONDS,
      RefreshToken: REFRESH_TOKEN_SECONDS,
      Interaction: 3600,
      Session: SESSION_SECONDS,
      Grant: (_ctx, grant) => grantSeconds(grant),
    },
    interactions: {
      policy: signInPolicy(org),
      url: (_ctx, interaction) => `/signin/authorize/${interaction.uid}`,
    },
    findAccount: (ctx, id) => {
      const user = org.users.find(id)
      if (!user || !mayHoldSession(user)) return undefined
      const refusal = ctx.oidc.route === 'token' ? accessRefusal(org, id, ctx) : undefined
      if (refusal) throw refusal
      if (ctx.oidc.route === 'userinfo') demandUserinfoScope(ctx)
      return {
        accountId: id,
        claims: (use, scope) => ({
          ...(use === 'id_token'
            ? idTokenClaims(user, org.state.id, ctx.oidc.entities.AccessToken?.jti)
            : userinfoClaims(user)),
          ...(isAskedFor('groups', scope) && groupsClaim(org, ctx.oidc.client!.clientId, user)),
        }),
      }
    },
    loadExistingGrant: trustedGrant,
    renderError: async (ctx, _out, error) => {
      const failure = oktaErrorFor(error as errors.OIDCProviderError, ctx, servedTo(ctx))
      // What is called from server to server is answered when all is done, see answerAsOkta.
      if (isForBrowser(ctx)) await showToBrowser(ctx, failure, renderError)
    },
  })

  provider.strike = options.strikeResponse
  // The server has put scheme and host right by now; see arrival.ts.
  provider.proxy = true

  function servedTo(ctx: KoaContextWithOIDC): Served {
    const app = ctx.oidc.client && org.applications.find(ctx.oidc.client.clientId)
    return {
      grantTypes: GRANT_TYPES,
      client: app
        ? configurationOf(app)
        : { grantTypes: [], responseTypes: RESPONSE_TYPES, pkceRequired: false },
      prompts: PROMPTS,
      isKeptOut: app !== undefined && isKeptOut(app, server),
    }
  }

  const remember = (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    if (!isAboutJwt(error)) ctx.state.oktaError = oktaErrorFor(error, ctx, servedTo(ctx))
  }
  provider.on('authorization.error', remember)
  provider.on('grant.error', remember)
  provider.on('introspection.error', remember)
  provider.on('revocation.error', remember)
  provider.on('userinfo.error', remember)
  provider.on('server_error', (ctx, error) => {
    // Okta has errors of this code that are the request's fault.
    if (error instanceof OktaOAuthError) return void remember(ctx, error)
    ctx.state.oktaError = new OktaOAuthError('server_error')
    provider.emit('error', error)
  })
  shapeClients(provider, org)
  shapeIdTokens(provider, org, ID_TOKEN_SECONDS)
  shapeAccessTokens(provider, {
    org,
    server,
    signer: options.accessTokenSigner,
    isToBeOpaque: ctx => options.strikes('token/opaque-access-token', ctx),
  })
  provider.use(answerAsOkta(options, log))
  log.watch(provider)
  return provider
}

/** The app and the person that a request turned out to be about. */
export function concernedBy({ oidc }: KoaContextWithOIDC) {
  return { app: oidc?.client?.clientId, person: oidc?.account?.accountId ?? oidc?.session?.accountId }
}

// oidc-provider writes its answer before it tells anyone of an error: the answer is put right on the way out.
function answerAsOkta(
  { org, server, accessTokenSigner: signer, renderError }: ProviderOptions,
  log: OidcLog,
) {
  // What became of a token that is gone, oidc-provider can't tell.
  async function precise(failure: OktaOAuthError | undefined, ctx: KoaContextWithOIDC) {
    if (failure?.reason !== 'access_token_invalid' || ctx.oidc.entities.AccessToken) return failure
    return new OktaOAuthError(await endOf(bearerOf(ctx), { server, signer }))
  }

  return async (context: Context, next: Next): Promise<void> => {
    await next()
    concern(context.req, concernedBy(context as unknown as KoaContextWithOIDC))
    const ctx = context as unknown as KoaContextWithOIDC
    // What oidc-provider doesn't serve has no answer, and mostly no such context.
    if (ctx.status === 404 && ctx.body === undefined) return renderError(context, 404, nothingAt(context))
    if (!ctx.oidc) return
    const failure = await precise(errorOf(ctx), ctx)
    if (failure) {
      log.failed(ctx, failure)
      if (!isForBrowser(ctx)) answerClient(ctx, failure)
    } else if (ctx.oidc.route === 'introspection') {
      ctx.status = 200
      ctx.body = await introspect(ctx, org, server)
    } else if (ctx.oidc.route === 'revocation') {
      ctx.status = 200
      ctx.body = ''
      if (await revoke(ctx)) log.revoked(ctx)
    }
  }
}

const nothingAt = ({ path }: Context) => `There is nothing at ${path} in this org.`

function isAskedFor(name: string, scope: string): boolean {
  return scope.split(' ').includes(name)
}

/** The access token of a request to the userinfo endpoint, as it was sent. */
function bearerOf({ oidc, headers }: KoaContextWithOIDC): string {
  return String(oidc.params?.access_token ?? headers.authorization?.split(' ')[1] ?? '')
}

// `openid` alone says who somebody is; Okta has nothing to add to that at the userinfo endpoint.
function demandUserinfoScope({ oidc }: KoaContextWithOIDC): void {
  const scopes = oidc.accessToken?.scope?.split(' ') ?? []
  if (!USERINFO_SCOPES.some(scope => scopes.includes(scope))) {
    throw new OktaOAuthError('userinfo_insufficient_scope')
  }
}

// A grant is needed as long as anything that was issued by it; every sign-in makes one.
function grantSeconds(grant: InstanceType<Provider['Grant']>): number {
  const mayRefresh = isAskedFor('offline_access', grant.getOIDCScope())
  return mayRefresh ? CODE_SECONDS + REFRESH_TOKEN_SECONDS : CODE_SECONDS + ACCESS_TOKEN_SECONDS
}

function isForBrowser({ oidc }: KoaContextWithOIDC): boolean {
  return oidc.route === 'authorization' || oidc.route === 'resume'
}

// Integrations are trusted by the administrator who added them: nobody is asked for consent.
async function trustedGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, params } = ctx.oidc
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
  grant.addOIDCScope(String(params?.scope ?? 'openid'))
  await grant.save()
  return grant
}
