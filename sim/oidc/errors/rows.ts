/**
 * Rows of Okta's table of OAuth 2.0 and OpenID Connect errors: by internal code, which the System Log names as the
 * reason, the code that clients see, the HTTP status and the sentence. `{0}` is filled in.
 * https://developer.okta.com/docs/reference/error-codes/#okta-oauth-2-0-and-openid-connect-error-codes
 */
export const ROWS = {
  access_denied: ['access_denied', 403, 'The resource owner or authorization server denied the request.'],
  user_not_assigned: ['access_denied', 400, 'User is not assigned to the client application.'],
  invalid_user_status_error: ['access_denied', 403, 'User status is invalid.'],
  openid_scope_required_access_token: [
    'access_denied',
    403,
    "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  ],

  invalid_client: [
    'invalid_client',
    401,
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  missing_client_credentials: ['invalid_client', 401, 'No client credentials found.'],
  invalid_basic_auth_creds: [
    'invalid_client',
    401,
    'Found Authentication header but was not valid client credentials.',
  ],
  invalid_client_id: ['invalid_client', 401, "Invalid value for 'client_id' parameter."],
  invalid_token_endpoint_auth_method: [
    'invalid_client',
    401,
    'Client authentication failed. Either the client or the client credentials are invalid.',
  ],
  invalid_client_secret: [
    'invalid_client',
    401,
    'The client secret supplied for a confidential client is invalid.',
  ],
  unsupported_auth_method_browser_request: [
    'invalid_client',
    401,
    'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
  ],
  client_assertion_invalid_issuer: [
    'invalid_client',
    401,
    'The issuer claim for client_assertion is not a valid client_id.',
  ],
  client_assertion_invalid_subject: [
    'invalid_client',
    401,
    'The subject claim for client_assertion is not a valid client_id.',
  ],
  client_assertion_invalid_audience: [
    'invalid_client',
    401,
    'The audience claim for client_assertion must be the endpoint invoked for the request.',
  ],
  client_assertion_expiration_required: [
    'invalid_client',
    401,
    "The client_assertion must contain the 'exp' claim as seconds since epoch.",
  ],
  client_assertion_expired_token: ['invalid_client', 401, 'The client_assertion token is expired.'],
  client_assertion_expires_too_far_in_future: [
    'invalid_client',
    401,
    'The client_assertion token has an expiration too far into the future.',
  ],
  client_assertion_issued_at_in_future: [
    'invalid_client',
    401,
    'The client_assertion token must be issued before the current time.',
  ],
  client_assertion_already_used: ['invalid_client', 401, 'The client_assertion token has already been used.'],
  client_assertion_invalid_signature: ['invalid_client', 401, 'The client_assertion signature is invalid.'],
  client_assertion_invalid_jwt: ['invalid_client', 401, 'The parsing of the client_assertion failed.'],
  client_assertion_invalid_signature_algorithm: [
    'invalid_client',
    401,
    'The client_assertion JWT signature algorithm is invalid.',
  ],
  client_assertion_jwks_not_configured: [
    'invalid_client',
    401,
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  ],

  pkce_verification_failed: ['invalid_grant', 400, 'PKCE verification failed.'],
  invalid_grant: ['invalid_grant', 400, 'Invalid grant'],
  invalid_authorization_code: ['invalid_grant', 400, 'The authorization code is invalid or has expired.'],
  mismatched_client: [
    'invalid_grant',
    400,
    "The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.",
  ],
  mismatched_redirect_uri: [
    'invalid_grant',
    400,
    "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
  ],
  invalid_refresh_token: ['invalid_grant', 400, 'The refresh token is invalid or expired.'],

  // So spelled by Okta.
  idp_initated_flow_disabled: [
    'idp_initated_flow_disabled',
    400,
    'IdP-initiated login is disabled for this client.',
  ],

  invalid_request: ['invalid_request', 400, 'Invalid request'],
  multiple_client_credentials: [
    'invalid_request',
    401,
    'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
  ],
  client_credentials_in_query: [
    'invalid_request',
    400,
    'Client credentials cannot be supplied via query parameters.',
  ],
  duplicate_oauth_params: [
    'invalid_request',
    400,
    'The request contained multiple parameters with the same name.',
  ],
  illegal_origin_browser_request: [
    'invalid_request',
    400,
    'Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri.',
  ],
  illegal_redirect_uri: [
    'invalid_request',
    400,
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  ],
  illegal_post_logout_redirect_uri: [
    'invalid_request',
    400,
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
  ],
  invalid_state: ['invalid_request', 400, "The authentication request has an invalid 'state' parameter."],
  invalid_nonce: [
    'invalid_request',
    400,
    "The 'nonce' parameter is required for authorize requests with either the 'id_token' or 'token' response types..",
  ],
  invalid_prompt: ['invalid_request', 400, "Invalid value for 'prompt' parameter. Supported values: [{0}]"],
  invalid_prompt_for_zero_max_age: [
    'invalid_request',
    400,
    "'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.",
  ],
  invalid_max_age: [
    'invalid_request',
    400,
    "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.",
  ],
  pkce_invalid_challenge: ['invalid_request', 400, 'PKCE code challenge contains illegal characters.'],
  pkce_missing_challenge: ['invalid_request', 400, 'PKCE code challenge is required by the application.'],
  pkce_missing_challenge_verifier_present: [
    'invalid_request',
    400,
    'PKCE code challenge should be specified in the authorize request for code verification.',
  ],
  pkce_missing_verifier: ['invalid_request', 400, 'PKCE code verifier is required by the application.'],
  pkce_unsupported_code_challenge_method: [
    'invalid_request',
    400,
    'PKCE code challenge method is not supported. Valid values: [{0}]',
  ],
  token_request_missing_grant_type: [
    'invalid_request',
    400,
    "The token request must specify a 'grant_type'. Valid values: [{0}]",
  ],
  missing_token_request_parameter: ['invalid_request', 400, "The required parameter '{0}' is missing."],
  request_missing_token: ['invalid_request', 400, "The 'token' parameter is required."],
  client_assertion_type_invalid: ['invalid_request', 400, 'The client_assertion_type is invalid.'],
  access_token_missing: ['invalid_request', 401, 'The access token is missing.'],
  access_token_in_query: ['invalid_request', 400, 'The access token cannot be presented in a query string.'],
  access_token_duplicate: [
    'invalid_request',
    400,
    'The access token cannot be specified in both the Authorization header and the request-body.',
  ],

  invalid_scope: [
    'invalid_scope',
    400,
    'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
  ],
  missing_scopes: ['invalid_scope', 400, 'No scopes were requested.'],
  illegal_custom_scope: ['invalid_scope', 400, 'Custom scopes are not allowed for this request.'],
  illegal_scope: ['invalid_scope', 400, 'The following scopes are not allowed for this request: [{0}].'],
  no_matching_scope: [
    'invalid_scope',
    400,
    'One or more scopes are not configured for the authorization server resource.',
  ],

  access_token_invalid: ['invalid_token', 401, 'The access token is invalid.'],
  access_token_revoked: ['invalid_token', 401, 'The access token has been revoked.'],
  token_expired: ['invalid_token', 401, 'The token has expired.'],
  id_token_invalid: ['invalid_token', 401, 'The id token is invalid.'],
  // Of the userinfo endpoint's page rather than of the table:
  // https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/userinfo
  userinfo_insufficient_scope: [
    'insufficient_scope',
    403,
    'The access token must provide access to at least one of these scopes - profile, email, address or phone',
  ],
  id_token_does_not_match_session: [
    'id_token_does_not_match_session',
    400,
    "The ID token subject does not match the current session's user.",
  ],

  login_required: [
    'login_required',
    400,
    'The client specified not to prompt, but the user is not logged in.',
  ],
  app_sign_on_required: [
    'login_required',
    400,
    'The client specified not to prompt, but the client app requires re-authentication or MFA.',
  ],

  request_not_supported: [
    'request_not_supported',
    400,
    'The authorize request object is not supported by this client.',
  ],
  request_uri_not_supported: [
    'request_uri_not_supported',
    400,
    'The authorize request uri is not supported by this client.',
  ],
  too_many_groups_in_groups_claim: [
    'server_error',
    400,
    'The groups claim matched too many groups and must be configured to match fewer groups.',
  ],
  server_error: [
    'server_error',
    500,
    'The authorization server encountered an unexpected condition that prevented it from fulfilling the request.',
  ],
  unauthorized_client: [
    'unauthorized_client',
    400,
    'The client is not authorized to use the provided grant type. Configured grant types: [{0}].',
  ],
  org_authorization_server_only_client: [
    'unauthorized_client',
    400,
    'This client cannot use a custom authorization server.',
  ],
  unsupported_grant_type: [
    'unsupported_grant_type',
    400,
    'The authorization grant type is not supported by the authorization server. Configured grant types: [{0}].',
  ],
  unsupported_response_mode: [
    'unsupported_response_mode',
    400,
    'The response mode is not supported by the authorization server. Valid response modes: [query, fragment, form_post, okta_post_message].',
  ],
  unsupported_response_mode_query_with_tokens: [
    'unsupported_response_mode',
    400,
    "'query' response mode cannot be used with either the 'id_token' or 'token' response types.",
  ],
  unsupported_response_mode_okta_post_message_with_code: [
    'unsupported_response_mode',
    400,
    "'okta_post_message' response mode cannot be used with the 'code' response type.",
  ],
  unsupported_response_type: [
    'unsupported_response_type',
    400,
    'The response type is not supported by the authorization server. Configured response types: [{0}].',
  ],
} as const satisfies Record<string, readonly [error: string, status: number, sentence: string]>

/** Okta's internal name of an error, which `outcome.reason` of the System Log bears. */
export type InternalErrorCode = keyof typeof ROWS
