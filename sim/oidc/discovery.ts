/**
 * Metadata of the org authorization server: Okta's members in Okta's order.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/#tag/OrgAS/operation/getWellKnownOpenIDConfiguration
 */
export function discoveryDocument(issuer: string) {
  const at = (path: string) => `${issuer}/oauth2/v1/${path}`
  const clientAuthentication = ['client_secret_basic', 'client_secret_post', 'none']
  return {
    issuer,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    userinfo_endpoint: at('userinfo'),
    jwks_uri: at('keys'),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile', 'address', 'phone'],
    token_endpoint_auth_methods_supported: clientAuthentication,
    claims_supported: [
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
      'updated_at',
      'at_hash',
    ],
    code_challenge_methods_supported: ['S256'],
    introspection_endpoint: at('introspect'),
    introspection_endpoint_auth_methods_supported: clientAuthentication,
    revocation_endpoint: at('revoke'),
    revocation_endpoint_auth_methods_supported: clientAuthentication,
    end_session_endpoint: at('logout'),
  }
}
