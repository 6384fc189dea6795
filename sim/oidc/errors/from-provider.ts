import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { OktaOAuthError } from './oauth-error.ts'
import { type InternalErrorCode, ROWS } from './rows.ts'

/** What a sentence may have to list. */
export interface Served {
  /** Grant types of the authorization server. */
  grantTypes: readonly string[]
  /** What the client of this request is configured for. */
  client: { grantTypes: readonly string[]; responseTypes: readonly string[]; pkceRequired: boolean }
  prompts: readonly string[]
  /** Whether the client is kept from this authorization server altogether. */
  isKeptOut: boolean
}

interface Occurrence {
  error: errors.OIDCProviderError
  ctx: KoaContextWithOIDC
  served: Served
}

type Rule = [
  says: string | RegExp | ((occurrence: Occurrence) => boolean),
  row: InternalErrorCode | ((occurrence: Occurrence) => InternalErrorCode),
  list?: (occurrence: Occurrence) => readonly string[],
]

const configuredForClient = ({ served }: Occurrence) => served.client.grantTypes
const configuredResponseTypes = ({ served }: Occurrence) => served.client.responseTypes

const ANY_ENDPOINT: Rule[] = [
  [({ error }) => error instanceof errors.RequestNotSupported, 'request_not_supported'],
  [({ error }) => error instanceof errors.RequestUriNotSupported, 'request_uri_not_supported'],
  ['must not be provided twice', 'duplicate_oauth_params'],
  ['scope contains invalid characters', 'invalid_scope'],
]

const AUTHORIZE: Rule[] = [
  [({ error }) => error instanceof errors.InvalidRedirectUri, 'illegal_redirect_uri'],
  [/client is invalid|missing required.*client_id/, 'invalid_client_id'],
  [/missing required.*redirect_uri/, 'illegal_redirect_uri'],
  [/missing required.*response_type/, 'unsupported_response_type', configuredResponseTypes],
  [/missing required.*scope/, 'missing_scopes'],
  [/missing required.*nonce/, 'invalid_nonce'],
  [
    'requested response_type is not allowed',
    ({ served }) => (served.isKeptOut ? 'org_authorization_server_only_client' : 'unsupported_response_type'),
    configuredResponseTypes,
  ],
  [
    ({ error }) => error instanceof errors.UnsupportedResponseType,
    'unsupported_response_type',
    configuredResponseTypes,
  ],
  [
    ({ error }) => error instanceof errors.UnsupportedResponseMode,
    ({ ctx }) =>
      ctx.query.response_mode === 'okta_post_message' && String(ctx.query.response_type).includes('code')
        ? 'unsupported_response_mode_okta_post_message_with_code'
        : 'unsupported_response_mode',
  ],
  ['not allowed for the requested response_type', 'unsupported_response_mode_query_with_tokens'],
  [
    'openid scope must be requested',
    ({ ctx }) => (ctx.query.scope ? 'openid_scope_required_access_token' : 'missing_scopes'),
  ],
  ['requested scope is not allowed', 'no_matching_scope'],
  [/unsupported prompt value|prompt none must only/, 'invalid_prompt', ({ served }) => served.prompts],
  ['invalid max_age', 'invalid_max_age'],
  ['code_challenge must be provided with', 'pkce_missing_challenge'],
  ['policy requires PKCE', 'pkce_missing_challenge'],
  ['code_challenge_method', 'pkce_unsupported_code_challenge_method', () => ['S256']],
  ['code_challenge', 'pkce_invalid_challenge'],
  ['id_token_hint', 'id_token_invalid'],
  [
    ({ error }) => error instanceof errors.LoginRequired,
    ({ ctx }) => (ctx.oidc.session?.accountId ? 'app_sign_on_required' : 'login_required'),
  ],
]

const CLIENT_AUTHENTICATION: Rule[] = [
  ['only be provided using one mechanism', 'multiple_client_credentials'],
  [
    'no client authentication mechanism provided',
    ({ ctx: { query } }) =>
      (query.client_secret ?? query.client_assertion)
        ? 'client_credentials_in_query'
        : 'missing_client_credentials',
  ],
  ['authorization header', 'invalid_basic_auth_creds'],
  ['client_secret must be provided in the Authorization header', 'invalid_client_secret'],
  ['client not found', 'invalid_client_id'],
  ['client_id mismatch', 'invalid_client_id'],
  [
    'does not match the registered client authentication method',
    ({ ctx }) => (hasCredentials(ctx) ? 'invalid_token_endpoint_auth_method' : 'missing_client_credentials'),
  ],
  ['invalid secret provided', 'invalid_client_secret'],
  ['invalid client_assertion format', 'client_assertion_invalid_jwt'],
  ['client_assertion_type must', 'client_assertion_type_invalid'],
  ['sub (JWT subject)', 'client_assertion_invalid_subject'],
  ['expiration must be specified', 'client_assertion_expiration_required'],
  ['iss (JWT issuer)', 'client_assertion_invalid_issuer'],
  ['(aud)', 'client_assertion_invalid_audience'],
  ['aud (JWT audience)', 'client_assertion_invalid_audience'],
  ['alg mismatch', 'client_assertion_invalid_signature_algorithm'],
  ['tokens must only be used once', 'client_assertion_already_used'],
  ['jwt expired', 'client_assertion_expired_token'],
  [
    /signature verification failed|no applicable key found/,
    ({ ctx }) =>
      ctx.oidc.client?.jwks?.keys.length === 0
        ? 'client_assertion_jwks_not_configured'
        : 'client_assertion_invalid_signature',
  ],
  ['jti (JWT ID)', 'client_assertion_invalid_jwt'],
  [
    /^origin .* not allowed for client/,
    ({ ctx }) => (ctx.oidc.route === 'token' ? 'illegal_origin_browser_request' : 'invalid_request'),
  ],
]

const TOKEN: Rule[] = [
  [/missing required.*grant_type/, 'token_request_missing_grant_type', ({ served }) => served.grantTypes],
  [
    ({ error }) => error instanceof errors.UnsupportedGrantType,
    'unsupported_grant_type',
    ({ served }) => served.grantTypes,
  ],
  [
    'requested grant type is not allowed',
    ({ served }) => (served.isKeptOut ? 'org_authorization_server_only_client' : 'unauthorized_client'),
    configuredForClient,
  ],
  [/missing required/, 'missing_token_request_parameter', missingParameter],
  [
    'code_verifier must be provided',
    ({ served }) => (served.client.pkceRequired ? 'pkce_missing_verifier' : 'pkce_verification_failed'),
  ],
  ['unsupported code_challenge_method', 'pkce_missing_challenge_verifier_present'],
  ['code_verifier', 'pkce_verification_failed'],
  ['client mismatch', 'mismatched_client'],
  ['redirect_uri mismatch', 'mismatched_redirect_uri'],
  [({ error, ctx }) => error instanceof errors.InvalidGrant && isRefresh(ctx), 'invalid_refresh_token'],
  [({ error, ctx }) => error instanceof errors.InvalidScope && isRefresh(ctx), 'invalid_scope'],
  [({ error }) => error instanceof errors.InvalidGrant, 'invalid_authorization_code'],
]

const TOKEN_INSPECTION: Rule[] = [[/missing required.*token/, 'request_missing_token']]

const USERINFO: Rule[] = [
  ['no access token provided', 'access_token_missing'],
  ['must not be provided via query', 'access_token_in_query'],
  ['access token must only be provided using one', 'access_token_duplicate'],
  [({ error }) => error instanceof errors.InsufficientScope, 'userinfo_insufficient_scope'],
  [/authorization header|Bearer/, 'access_token_invalid'],
  [({ error }) => error instanceof errors.InvalidToken, 'access_token_invalid'],
]

const BY_ROUTE: Record<string, Rule[]> = {
  authorization: [...ANY_ENDPOINT, ...AUTHORIZE],
  resume: [...ANY_ENDPOINT, ...AUTHORIZE],
  token: [...ANY_ENDPOINT, ...CLIENT_AUTHENTICATION, ...TOKEN],
  introspection: [...ANY_ENDPOINT, ...CLIENT_AUTHENTICATION, ...TOKEN_INSPECTION],
  revocation: [...ANY_ENDPOINT, ...CLIENT_AUTHENTICATION, ...TOKEN_INSPECTION],
  userinfo: [...ANY_ENDPOINT, ...USERINFO],
}

/**
 * Okta's error in place of one that oidc-provider raised: the one place where its words become Okta's. The first rule
 * of the endpoint that fits wins; what no rule knows becomes Okta's general error of the same code.
 */
export function oktaErrorFor(
  error: errors.OIDCProviderError,
  ctx: KoaContextWithOIDC,
  served: Served,
): OktaOAuthError {
  if (error instanceof OktaOAuthError) return error
  if (!error.expose) return new OktaOAuthError('server_error')
  const occurrence = { error, ctx, served }
  const rule = BY_ROUTE[ctx.oidc.route]?.find(([says]) => fits(says, occurrence))
  if (!rule) return generalErrorFor(error)
  const [, row, list] = rule
  const reason = typeof row === 'string' ? row : row(occurrence)
  return new OktaOAuthError(reason, list?.(occurrence))
}

function generalErrorFor({ error }: errors.OIDCProviderError): OktaOAuthError {
  return new OktaOAuthError(Object.hasOwn(ROWS, error) ? (error as InternalErrorCode) : 'invalid_request')
}

function fits(says: Rule[0], occurrence: Occurrence): boolean {
  if (typeof says === 'function') return says(occurrence)
  const { error_description, error_detail, cause } = occurrence.error
  const texts = [error_description, error_detail, cause instanceof Error ? cause.message : undefined]
  return texts.some(text =>
    text === undefined ? false : typeof says === 'string' ? text.includes(says) : says.test(text),
  )
}

function hasCredentials({ oidc, headers }: KoaContextWithOIDC): boolean {
  const { client_secret, client_assertion } = oidc.params ?? {}
  return Boolean(headers.authorization ?? client_secret ?? client_assertion)
}

function isRefresh({ oidc }: KoaContextWithOIDC): boolean {
  return oidc.params?.grant_type === 'refresh_token'
}

// oidc-provider lists what is missing in words; what was asked for says it better.
function missingParameter({ ctx }: Occurrence): string[] {
  const required = isRefresh(ctx) ? ['refresh_token'] : ['code', 'redirect_uri']
  return required.filter(name => !ctx.oidc.params?.[name]).slice(0, 1)
}
