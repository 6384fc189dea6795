import { SCOPES } from './authorization-request.ts'
import type { AuthorizationServer } from './authorization-server.ts'
import { GRANT_TYPES, RESPONSE_TYPES } from './client.ts'
import { RESPONSE_MODES } from './response-modes.ts'

const CLIENT_AUTHENTICATION = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
]

const CLAIMS = [
  'iss',
  'ver',
  'sub',
  'aud',
  'iat',
  'exp',
  'jti',
  'auth_time',
  'amr',
  'idp',
  'nonce',
  'name',
  'nickname',
  'preferred_username',
  'given_name',
  'middle_name',
  'family_name',
  'email',
  'email_verified',
  'profile',
  'zoneinfo',
  'locale',
  'address',
  'phone_number',
  'picture',
  'website',
  'gender',
  'birthdate',
  'updated_at',
  'at_hash',
  'c_hash',
]

/**
 * Metadata of an authorization server (OpenID Connect Discovery 1.0): Okta's members in Okta's order, as far as they
 * are served here.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/getWellKnownOpenIDConfiguration
 */
export function discoveryDocument({ issuer, endpoints }: AuthorizationServer) {
  const at = (endpoint: string) => `${endpoints}/${endpoint}`
  return {
    issuer,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    userinfo_endpoint: at('userinfo'),
    jwks_uri: at('keys'),
    response_types_supported: RESPONSE_TYPES,
    response_modes_supported: RESPONSE_MODES,
    grant_types_supported: GRANT_TYPES,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: SCOPES,
    token_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    claims_supported: CLAIMS,
    code_challenge_methods_supported: ['S256'],
    introspection_endpoint: at('introspect'),
    introspection_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    revocation_endpoint: at('revoke'),
    revocation_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    end_session_endpoint: at('logout'),
  }
}

/** Metadata of a custom authorization server for clients that know nothing of OpenID Connect (RFC 8414). */
export function oauthMetadata(server: AuthorizationServer) {
  const {
    userinfo_endpoint: _userinfo,
    id_token_signing_alg_values_supported: _algorithms,
    ...metadata
  } = discoveryDocument(server)
  return metadata
}
