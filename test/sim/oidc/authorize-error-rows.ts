import type { OauthClient } from '../../../sim/org/state.ts'
import { CALLBACK } from './relying-party.ts'

/** Sentences are spelled out here, apart from the simulator's own table, and so is the row that they come from. */
export interface Row {
  request: string
  changes: Record<string, string>
  /** Settings of an app of one's own; without, it is the one from the catalog. */
  client?: Partial<OauthClient>
  /** A parameter that is sent a second time. */
  twice?: string
  goesTo: 'query' | 'fragment' | 'page'
  error: string
  sentence: string
  /** Okta's internal code of the row, which the System Log tells as the reason. */
  row: string
}

const ILLEGAL_REDIRECT =
  "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."
const IMPLICIT: Partial<OauthClient> = {
  responseTypes: ['code', 'id_token'],
  grantTypes: ['authorization_code', 'implicit'],
}
const inQuery = { goesTo: 'query' as const }
const onPage = { goesTo: 'page' as const }
const inFragment = { goesTo: 'fragment' as const }

/** Every way in which a request to /authorize is wrong. */
export const AUTHORIZE_ERRORS: Row[] = [
  {
    request: 'without a client_id',
    changes: { client_id: '' },
    ...onPage,
    error: 'invalid_client',
    sentence: "Invalid value for 'client_id' parameter.",
    row: 'invalid_client_id',
  },
  {
    request: 'with an unknown client_id',
    changes: { client_id: '0oaunknown' },
    ...onPage,
    error: 'invalid_client',
    sentence: "Invalid value for 'client_id' parameter.",
    row: 'invalid_client_id',
  },
  {
    request: 'without a redirect_uri',
    changes: { redirect_uri: '' },
    ...onPage,
    error: 'invalid_request',
    sentence: ILLEGAL_REDIRECT,
    row: 'illegal_redirect_uri',
  },
  {
    request: 'with a redirect_uri that is not registered',
    changes: { redirect_uri: `${CALLBACK}/` },
    ...onPage,
    error: 'invalid_request',
    sentence: ILLEGAL_REDIRECT,
    row: 'illegal_redirect_uri',
  },
  {
    request: 'with a wrong redirect_uri and a wrong prompt',
    changes: { redirect_uri: `${CALLBACK}/`, prompt: 'dance' },
    ...onPage,
    error: 'invalid_request',
    sentence: ILLEGAL_REDIRECT,
    row: 'illegal_redirect_uri',
  },
  {
    request: 'without a state',
    changes: { state: '' },
    ...inQuery,
    error: 'invalid_request',
    sentence: "The authentication request has an invalid 'state' parameter.",
    row: 'invalid_state',
  },
  {
    request: 'with a parameter twice',
    changes: {},
    twice: 'scope',
    ...inQuery,
    error: 'invalid_request',
    sentence: 'The request contained multiple parameters with the same name.',
    row: 'duplicate_oauth_params',
  },
  {
    request: 'with its redirect_uri twice',
    changes: {},
    twice: 'redirect_uri',
    ...onPage,
    error: 'invalid_request',
    sentence: 'The request contained multiple parameters with the same name.',
    row: 'duplicate_oauth_params',
  },
  {
    request: 'without a response_type',
    changes: { response_type: '' },
    ...inQuery,
    error: 'unsupported_response_type',
    sentence:
      'The response type is not supported by the authorization server. Configured response types: [code].',
    row: 'unsupported_response_type',
  },
  {
    request: 'with a response_type that the app has not',
    changes: { response_type: 'id_token' },
    ...inFragment,
    error: 'unsupported_response_type',
    sentence:
      'The response type is not supported by the authorization server. Configured response types: [code].',
    row: 'unsupported_response_type',
  },
  {
    request: 'with a response_type that is none',
    changes: { response_type: 'dance' },
    client: IMPLICIT,
    ...inQuery,
    error: 'unsupported_response_type',
    sentence:
      'The response type is not supported by the authorization server. Configured response types: [code, id_token].',
    row: 'unsupported_response_type',
  },
  {
    request: 'with a response_mode that is none',
    changes: { response_mode: 'pigeon' },
    ...inQuery,
    error: 'unsupported_response_mode',
    sentence:
      'The response mode is not supported by the authorization server. Valid response modes: [query, fragment, form_post, okta_post_message].',
    row: 'unsupported_response_mode',
  },
  {
    request: 'for a code by okta_post_message',
    changes: { response_mode: 'okta_post_message' },
    ...inQuery,
    error: 'unsupported_response_mode',
    sentence: "'okta_post_message' response mode cannot be used with the 'code' response type.",
    row: 'unsupported_response_mode_okta_post_message_with_code',
  },
  {
    request: 'for an ID token in the query',
    changes: { response_type: 'id_token', response_mode: 'query' },
    client: IMPLICIT,
    ...inQuery,
    error: 'unsupported_response_mode',
    sentence: "'query' response mode cannot be used with either the 'id_token' or 'token' response types.",
    row: 'unsupported_response_mode_query_with_tokens',
  },
  {
    request: 'for an ID token without a nonce',
    changes: { response_type: 'id_token', nonce: '' },
    client: IMPLICIT,
    ...inFragment,
    error: 'invalid_request',
    sentence:
      "The 'nonce' parameter is required for authorize requests with either the 'id_token' or 'token' response types..",
    row: 'invalid_nonce',
  },
  {
    request: 'without a scope',
    changes: { scope: '' },
    ...inQuery,
    error: 'invalid_scope',
    sentence: 'No scopes were requested.',
    row: 'missing_scopes',
  },
  {
    request: 'without the scope openid',
    changes: { scope: 'profile email' },
    ...inQuery,
    error: 'access_denied',
    sentence: "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
    row: 'openid_scope_required_access_token',
  },
  {
    request: 'with a custom scope',
    changes: { scope: 'openid desk:read' },
    ...inQuery,
    error: 'invalid_scope',
    sentence: 'Custom scopes are not allowed for this request.',
    row: 'illegal_custom_scope',
  },
  {
    request: 'of an app from the catalog with the scope groups',
    changes: { scope: 'openid groups' },
    ...inQuery,
    error: 'invalid_scope',
    sentence: 'The following scopes are not allowed for this request: [groups].',
    row: 'illegal_scope',
  },
  {
    request: 'of an app from the catalog with the scope offline_access',
    changes: { scope: 'openid offline_access' },
    ...inQuery,
    error: 'invalid_scope',
    sentence: 'The following scopes are not allowed for this request: [offline_access].',
    row: 'illegal_scope',
  },
  {
    request: 'with a scope of strange characters',
    changes: { scope: 'openid "quoted"' },
    ...inQuery,
    error: 'invalid_scope',
    sentence:
      'The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner.',
    row: 'invalid_scope',
  },
  ...['dance', 'select_account', 'none login'].map(prompt => ({
    request: `with prompt=${prompt}`,
    changes: { prompt },
    ...inQuery,
    error: 'invalid_request',
    sentence: "Invalid value for 'prompt' parameter. Supported values: [none, login, consent]",
    row: 'invalid_prompt',
  })),
  ...['-1', '2147483648', 'soon', '1.5'].map(max_age => ({
    request: `with max_age=${max_age}`,
    changes: { max_age },
    ...inQuery,
    error: 'invalid_request',
    sentence: "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.",
    row: 'invalid_max_age',
  })),
  {
    request: 'with prompt=none and max_age=0',
    changes: { prompt: 'none', max_age: '0' },
    ...inQuery,
    error: 'invalid_request',
    sentence: "'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.",
    row: 'invalid_prompt_for_zero_max_age',
  },
  {
    request: 'with prompt=none and nobody signed in',
    changes: { prompt: 'none' },
    ...inQuery,
    error: 'login_required',
    sentence: 'The client specified not to prompt, but the user is not logged in.',
    row: 'login_required',
  },
  {
    request: 'without PKCE, of an app that demands it',
    changes: { code_challenge: '', code_challenge_method: '' },
    ...inQuery,
    error: 'invalid_request',
    sentence: 'PKCE code challenge is required by the application.',
    row: 'pkce_missing_challenge',
  },
  {
    request: 'with a method but no code challenge',
    changes: { code_challenge: '' },
    client: { pkceRequired: false },
    ...inQuery,
    error: 'invalid_request',
    sentence: 'PKCE code challenge is required by the application.',
    row: 'pkce_missing_challenge',
  },
  ...['plain', 'S512', ''].map(code_challenge_method => ({
    request: `with code_challenge_method=${code_challenge_method}`,
    changes: { code_challenge_method },
    ...inQuery,
    error: 'invalid_request',
    sentence: 'PKCE code challenge method is not supported. Valid values: [S256]',
    row: 'pkce_unsupported_code_challenge_method',
  })),
  {
    request: 'with a code challenge of strange characters',
    changes: { code_challenge: '!'.repeat(43) },
    ...inQuery,
    error: 'invalid_request',
    sentence: 'PKCE code challenge contains illegal characters.',
    row: 'pkce_invalid_challenge',
  },
  {
    request: 'with a request object',
    changes: { request: 'e30.e30.' },
    ...inQuery,
    error: 'request_not_supported',
    sentence: 'The authorize request object is not supported by this client.',
    row: 'request_not_supported',
  },
  {
    request: 'with a request_uri',
    changes: { request_uri: 'urn:okta:made-up' },
    ...inQuery,
    error: 'request_uri_not_supported',
    sentence: 'The authorize request uri is not supported by this client.',
    row: 'request_uri_not_supported',
  },
]
