import { createPublicKey } from 'node:crypto'
import type { Context, Next } from 'koa'
import { errors, interactionPolicy, Provider, type ResourceServer } from 'oidc-provider'
import type { Alpacon } from '../alpacon.ts'
import { randomSecret } from '../ids.ts'
import { oinClientId, scopeOfAudience, tenantUrl } from '../integration.ts'
import { show } from '../pages/layout.ts'
import { messagePage } from '../pages/message.ts'
import { approverOf, subjectOf } from './approver.ts'
import { createRecords } from './records.ts'
import type { SigningKey } from './signing-key.ts'

/** What Alpacon knows about Okta's client: where it is called back, and the key of its assertions. */
export type OinClient = { redirectUri: string; publicKeyPem: string }

const tokenLifetime = 300
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
 * Alpacon's authorization server for Express Configuration. Okta is its only client; it authenticates with
 * private_key_jwt (RFC 7523) and gets a token of 300 seconds for the organization that was approved.
 */
export function createAuthorizationServer(alpacon: Alpacon, oin: OinClient, key: SigningKey): Provider {
  const issuer = tenantUrl(alpacon.hosts)
  const { Check, Prompt } = interactionPolicy
  const approval = new Prompt(
    { name: 'approval', requestable: false },
    new Check('not_approved', 'the organization has not approved this', 'interaction_required', ctx =>
      ctx.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
    ),
  )

  const provider = new Provider(issuer, {
    adapter: createRecords(alpacon.now),
    clients: [
      {
        client_id: oinClientId,
        client_name: 'Okta OIN Express Configuration',
        redirect_uris: [oin.redirectUri],
        grant_types: ['authorization_code'],
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
      resourceIndicators: {
        enabled: true,
        defaultResource: ctx => ctx.oidc.params?.audience as string,
        getResourceServerInfo: (_ctx, audience) => resourceServer(audience),
      },
    },
    interactions: { policy: [approval], url: (_ctx, { uid }) => approvalPath(uid) },
    ttl: {
      AccessToken: tokenLifetime,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: tokenLifetime,
      Interaction: 600,
      Session: 600,
    },
    expiresWithSession: async () => false,
    findAccount: (_ctx, accountId) =>
      approverOf(alpacon, accountId) && { accountId, claims: async () => ({ sub: accountId }) },
    extraTokenClaims(_ctx, token) {
      const approver =
        'accountId' in token && token.accountId ? approverOf(alpacon, token.accountId) : undefined
      return (
        approver && { org_id: approver.workspace.organization_id, org_name: approver.workspace.schema_name }
      )
    },
    assertJwtClientAuthClaimsAndHeader(_ctx, claims) {
      if (claims.aud !== issuer) {
        throw new errors.InvalidClientAuth(`aud of the client assertion must be ${issuer}`)
      }
      if (Number(claims.exp) > alpacon.now() / 1000 + tokenLifetime + clockSkew) {
        throw new errors.InvalidClientAuth('exp of the client assertion is more than 5 minutes ahead')
      }
    },
    renderError: (ctx, out) => showError(ctx as unknown as Context, out),
  })
  provider.use(withoutIssParameter)
  return provider
}

/** What finishes an approval: the person and what they granted, in the form that oidc-provider resumes with. */
export async function approved(
  provider: Provider,
  approver: Parameters<typeof subjectOf>[0],
  params: Record<string, unknown>,
) {
  const accountId = subjectOf(approver)
  const audience = String(params.audience)
  const grant = new provider.Grant({ accountId, clientId: oinClientId })
  grant.addResourceScope(audience, scopeOfAudience[audience] ?? '')
  const grantId = await grant.save()
  return { login: { accountId, remember: false }, consent: { grantId } }
}

function requireKnownAudience(ctx: { oidc: { params?: Record<string, unknown> } }, audience: unknown) {
  const scope = typeof audience === 'string' ? scopeOfAudience[audience] : undefined
  if (scope === undefined)
    throw new errors.InvalidTarget(`Service not found: ${audience ?? 'no audience given'}`)
  const asked = String(ctx.oidc.params?.scope ?? '').split(' ')
  if (!asked.includes(scope))
    throw new errors.InvalidScope(`audience ${audience} has the scope ${scope}`, asked.join(' '))
}

function resourceServer(audience: string): ResourceServer {
  return {
    audience,
    scope: scopeOfAudience[audience] ?? '',
    accessTokenTTL: tokenLifetime,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  }
}

// oidc-provider adds RFC 9207's `iss` to every authorization response and says so in its metadata; Auth0 doesn't, and
// some relying parties take it for a third-party-initiated login.
async function withoutIssParameter(ctx: Context, next: Next) {
  await next()
  if (ctx.path === '/.well-known/openid-configuration') {
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
