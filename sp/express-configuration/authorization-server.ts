import { createPublicKey } from 'node:crypto'
import type { Context, Next } from 'koa'
import { type Configuration, errors, interactionPolicy, Provider } from 'oidc-provider'
import type { Alpacon } from '../alpacon.ts'
import { randomSecret } from '../ids.ts'
import { managementAudience, oinClientId, tenantUrl } from '../integration.ts'
import { show } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import { codeLifetime, tokenLifetime } from './approvals.ts'
import { type Approver, subjectOf } from './approver.ts'
import { approvalScope, requestedAudience, requireKnownAudience, resourceServer } from './resource-servers.ts'
import type { SigningKey } from './signing-key.ts'

/** What Alpacon knows about Okta's client: where it is called back, and the key of its assertions. */
export type OinClient = { redirectUri: string; publicKeyPem: string }

const clockSkew = 5

/** Paths that the authorization server answers itself. */
export const authorizationServerPaths = /^\/(?:authorize|oauth|\.well-known)(?:\/|$)/

/** Path below which the pages of one approval lie. */
export function approvalPath(uid: string): string {
  return `/express-configuration/${uid}`
}

/** Reads Okta's public key. Throws a sentence when the PEM isn't an RSA public key. */
export function readPublicKey(pem: string): { n: string; e: string; kty: 'RSA' } {
  try {
    const { n, e, kty } = createPublicKey(pem).export({ format: 'jwk' })
    if (kty === 'RSA' && n && e) return { n, e, kty }
  } catch (cause) {
    throw new Error("oin.publicKeyPem can't be read: it has to be an RSA public key in PEM form.", { cause })
  }
  throw new Error('oin.publicKeyPem is not an RSA key: Okta signs its client assertions with RS256.')
}

/**
 * How oidc-provider is set for Express Configuration. Okta is its only client; it authenticates with private_key_jwt
 * (RFC 7523) and gets a token of 300 seconds for the organization that was approved; in the first generation also one
 * of its own, for the API, while that approval is open.
 */
export function authorizationServerSettings(
  alpacon: Alpacon,
  oin: OinClient,
  key: SigningKey,
): Configuration {
  const { parts } = alpacon
  const issuer = tenantUrl(alpacon.hosts)
  const { Check, Prompt } = interactionPolicy
  const approval = new Prompt(
    { name: 'approval', requestable: false },
    new Check('not_approved', 'the organization has not approved this', 'interaction_required', ctx =>
      ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
    ),
  )

  return {
    adapter: parts.createRecords(alpacon.now, {
      isCodeSpent: parts.isCodeSpent,
      revoke: alpacon.approvals.revoke,
    }),
    clients: [
      {
        client_id: oinClientId,
        client_name: 'Okta OIN Express Configuration',
        redirect_uris: [oin.redirectUri],
        grant_types: ['authorization_code', 'client_credentials'],
        response_types: ['code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        jwks: { keys: [{ ...readPublicKey(oin.publicKeyPem), alg: 'RS256', use: 'sig' }] },
      },
    ],
    jwks: { keys: [key.privateJwk] },
    routes: { authorization: '/authorize', token: '/oauth/token', jwks: '/.well-known/jwks.json' },
    cookies: {
      keys: [randomSecret()],
      names: {
        interaction: 'alpacon_approval',
        resume: 'alpacon_approval_resume',
        session: 'alpacon_approval_session',
      },
      short: { httpOnly: true, sameSite: 'lax', overwrite: true, signed: true },
    },
    clientAuthMethods: ['private_key_jwt'],
    responseTypes: ['code'],
    scopes: ['openid'],
    clockTolerance: clockSkew,
    pkce: { required: () => true },
    extraParams: { audience: requireKnownAudience },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: requestedAudience,
        getResourceServerInfo: (ctx, audience) =>
          resourceServer(ctx, audience, managementAudience(alpacon.hosts)),
      },
    },
    interactions: { policy: [approval], url: (_ctx, { uid }) => approvalPath(uid) },
    ttl: {
      AccessToken: tokenLifetime,
      AuthorizationCode: codeLifetime,
      ClientCredentials: tokenLifetime,
      Grant: 600,
      IdToken: tokenLifetime,
      Interaction: 600,
      Session: 600,
    },
    expiresWithSession: async () => false,
    findAccount: (_ctx, accountId) =>
      parts.approverOf(alpacon, accountId) && { accountId, claims: async () => ({ sub: accountId }) },
    extraTokenClaims: (ctx, token) => parts.tokenClaims(alpacon, ctx, token),
    assertJwtClientAuthClaimsAndHeader(_ctx, claims) {
      if (claims.aud !== issuer) {
        throw new errors.InvalidClientAuth(`aud of the client assertion must be ${issuer}`)
      }
      if (Number(claims.exp) > alpacon.now() / 1000 + tokenLifetime + clockSkew) {
        throw new errors.InvalidClientAuth('exp of the client assertion is more than 5 minutes ahead')
      }
    },
    renderError: (ctx, out) => showError(ctx as unknown as Context, out),
  }
}

/** Alpacon's authorization server, set as `authorizationServerSettings` says. */
export function createAuthorizationServer(alpacon: Alpacon, oin: OinClient, key: SigningKey): Provider {
  const settings = alpacon.parts.authorizationServerSettings(alpacon, oin, key)
  const provider = new Provider(tenantUrl(alpacon.hosts), settings)
  provider.proxy = true
  provider.on('access_token.issued', token => alpacon.approvals.redeem(token.grantId ?? '', token.jti))
  provider.use(withoutIssParameter)
  return provider
}

type Consent = { approver: Approver; audience: string; replaces: string | undefined }

/** Puts a consent on record and gives what finishes the approval, in the form that oidc-provider resumes with. */
export async function approved(
  { approvals }: Alpacon,
  provider: Provider,
  { approver, audience, replaces }: Consent,
) {
  const accountId = subjectOf(approver)
  const grant = new provider.Grant({ accountId, clientId: oinClientId })
  grant.addResourceScope(audience, approvalScope(audience) ?? '')
  const grantId = await grant.save()
  approvals.give(grantId, { organizationId: approver.workspace.organization_id, audience, replaces })
  return { login: { accountId, remember: false }, consent: { grantId } }
}

// oidc-provider adds RFC 9207's `iss` to every authorization response and says so in its metadata; Auth0 doesn't, and
// some relying parties take it for a third-party-initiated login.
async function withoutIssParameter(ctx: Context, next: Next) {
  await next()
  if (ctx.path === '/.well-known/openid-configuration' && ctx.status === 200) {
    const { authorization_response_iss_parameter_supported, ...metadata } = ctx.body as Record<
      string,
      unknown
    >
    ctx.body = metadata
  }
  const location = ctx.response.get('location')
  if (!ctx.path.startsWith('/authorize') || !URL.canParse(location)) return
  const url = new URL(location)
  url.searchParams.delete('iss')
  ctx.set('location', url.href)
}

function showError(
  ctx: Context,
  { error, error_description }: { error: string; error_description?: string },
) {
  const page = messagePage({
    heading: 'This request can’t be continued',
    paragraphs: [
      `${error_description ?? error}.`,
      'Go back to Okta and start Express Configuration again from the application’s page.',
    ],
  })
  return show(ctx, page, ctx.status)
}
