import type { Application, RunningOrg, User } from '../../../sim/index.ts'
import { type Answer, basic, post } from './back-channel.ts'
import { addClient, CALLBACK } from './relying-party.ts'

/** A code of an assigned person, and what it takes to redeem it. */
export interface Redemption {
  org: RunningOrg
  app: Application
  ann: User
  body: Record<string, string>
}

export interface Row {
  request: string
  send: (redemption: Redemption) => Answer | Promise<Answer>
  status: number
  error: string
  sentence: string
  /** Okta's internal code of the row that the sentence comes from. */
  row: string
  /** Whether nothing tells which app it was. */
  isAnonymous?: true
}

const token = (org: RunningOrg, body: Record<string, string>, headers = {}) =>
  post(org, 'token', body, headers)

function without({ body }: Redemption, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))
}

/** Every way in which a request to /token is wrong, of an app from the catalog. */
export const TOKEN_ERRORS: Row[] = [
  {
    request: 'without any client',
    send: ({ org, body }) => token(org, body),
    status: 401,
    error: 'invalid_client',
    sentence: 'No client credentials found.',
    row: 'missing_client_credentials',
    isAnonymous: true,
  },
  {
    request: 'with a client_id and no credentials',
    send: ({ org, app, body }) => token(org, { ...body, client_id: app.id }),
    status: 401,
    error: 'invalid_client',
    sentence: 'No client credentials found.',
    row: 'missing_client_credentials',
  },
  {
    request: 'with a wrong secret in the header',
    send: ({ org, app, body }) => token(org, body, basic(app, 'wrong')),
    status: 401,
    error: 'invalid_client',
    sentence: 'The client secret supplied for a confidential client is invalid.',
    row: 'invalid_client_secret',
  },
  {
    request: 'with a wrong secret in the body',
    send: ({ org, app, body }) => token(org, { ...body, client_id: app.id, client_secret: 'wrong' }),
    status: 401,
    error: 'invalid_client',
    sentence: 'The client secret supplied for a confidential client is invalid.',
    row: 'invalid_client_secret',
  },
  {
    request: 'with credentials in the header and in the body',
    send: ({ org, app, body }) => token(org, { ...body, client_secret: app.clientSecret! }, basic(app)),
    status: 401,
    error: 'invalid_request',
    sentence:
      'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
    row: 'multiple_client_credentials',
    isAnonymous: true,
  },
  {
    request: 'with its secret in the query',
    send: ({ org, app, body }) =>
      post(org, `token?client_id=${app.id}&client_secret=${app.clientSecret}`, body),
    status: 400,
    error: 'invalid_request',
    sentence: 'Client credentials cannot be supplied via query parameters.',
    row: 'client_credentials_in_query',
    isAnonymous: true,
  },
  {
    request: 'with a header that is not Basic',
    send: ({ org, body }) => token(org, body, { authorization: 'Bearer something' }),
    status: 401,
    error: 'invalid_client',
    sentence: 'Found Authentication header but was not valid client credentials.',
    row: 'invalid_basic_auth_creds',
    isAnonymous: true,
  },
  {
    request: 'of a client that is not there',
    send: ({ org, app, body }) => token(org, body, basic({ ...app, id: '0oaunknown' })),
    status: 401,
    error: 'invalid_client',
    sentence: "Invalid value for 'client_id' parameter.",
    row: 'invalid_client_id',
    isAnonymous: true,
  },
  {
    request: 'of an app that was deactivated',
    send({ org, app, body }) {
      org.model.applications.setStatus(app, 'INACTIVE')
      return token(org, body, basic(app))
    },
    status: 401,
    error: 'invalid_client',
    sentence: "Invalid value for 'client_id' parameter.",
    row: 'invalid_client_id',
    isAnonymous: true,
  },
  {
    request: 'with two client_ids that differ',
    send: ({ org, app, body }) => token(org, { ...body, client_id: '0oaother' }, basic(app)),
    status: 401,
    error: 'invalid_client',
    sentence: "Invalid value for 'client_id' parameter.",
    row: 'invalid_client_id',
    isAnonymous: true,
  },
  {
    request: 'without a grant_type',
    send: redemption => token(redemption.org, without(redemption, 'grant_type'), basic(redemption.app)),
    status: 400,
    error: 'invalid_request',
    sentence:
      "The token request must specify a 'grant_type'. Valid values: [authorization_code, implicit, refresh_token]",
    row: 'token_request_missing_grant_type',
  },
  ...['password', 'implicit'].map(grant_type => ({
    request: `with the grant type ${grant_type}`,
    send: ({ org, app, body }: Redemption) => token(org, { ...body, grant_type }, basic(app)),
    status: 400,
    error: 'unsupported_grant_type',
    sentence:
      'The authorization grant type is not supported by the authorization server. Configured grant types: [authorization_code, implicit, refresh_token].',
    row: 'unsupported_grant_type',
  })),
  {
    request: 'with a grant type that the app is not configured for',
    send: ({ org, app, body }) => token(org, { ...body, grant_type: 'refresh_token' }, basic(app)),
    status: 400,
    error: 'unauthorized_client',
    sentence:
      'The client is not authorized to use the provided grant type. Configured grant types: [authorization_code].',
    row: 'unauthorized_client',
  },
  {
    request: 'with a parameter twice',
    send: ({ org, app, body }) =>
      post(org, 'token', [...Object.entries(body), ['code', 'again']], basic(app)),
    status: 400,
    error: 'invalid_request',
    sentence: 'The request contained multiple parameters with the same name.',
    row: 'duplicate_oauth_params',
  },
  ...['code', 'redirect_uri'].map(name => ({
    request: `without ${name}`,
    send: (redemption: Redemption) => token(redemption.org, without(redemption, name), basic(redemption.app)),
    status: 400,
    error: 'invalid_request',
    sentence: `The required parameter '${name}' is missing.`,
    row: 'missing_token_request_parameter',
  })),
  {
    request: 'with a code that is none',
    send: ({ org, app, body }) => token(org, { ...body, code: 'made-up' }, basic(app)),
    status: 400,
    error: 'invalid_grant',
    sentence: 'The authorization code is invalid or has expired.',
    row: 'invalid_authorization_code',
  },
  {
    request: 'with the code of another client',
    send: ({ org, body }) => token(org, body, basic(addClient(org))),
    status: 400,
    error: 'invalid_grant',
    sentence:
      "The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.",
    row: 'mismatched_client',
  },
  {
    request: 'with another redirect_uri',
    send: ({ org, app, body }) => token(org, { ...body, redirect_uri: `${CALLBACK}/` }, basic(app)),
    status: 400,
    error: 'invalid_grant',
    sentence: "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
    row: 'mismatched_redirect_uri',
  },
  ...['x'.repeat(43), 'short', '!'.repeat(43)].map(code_verifier => ({
    request: `with the verifier ${code_verifier}`,
    send: ({ org, app, body }: Redemption) => token(org, { ...body, code_verifier }, basic(app)),
    status: 400,
    error: 'invalid_grant',
    sentence: 'PKCE verification failed.',
    row: 'pkce_verification_failed',
  })),
  {
    request: 'without the verifier that the app demands',
    send: redemption => token(redemption.org, without(redemption, 'code_verifier'), basic(redemption.app)),
    status: 400,
    error: 'invalid_request',
    sentence: 'PKCE code verifier is required by the application.',
    row: 'pkce_missing_verifier',
  },
  {
    request: 'for a person who was suspended meanwhile',
    send({ org, app, ann, body }) {
      org.model.users.suspend(ann)
      return token(org, body, basic(app))
    },
    status: 400,
    error: 'invalid_grant',
    sentence: 'The authorization code is invalid or has expired.',
    row: 'invalid_authorization_code',
  },
  {
    request: 'for a person who was removed from the app meanwhile',
    send({ org, app, ann, body }) {
      org.model.assignments.unassignUser(app, ann)
      return token(org, body, basic(app))
    },
    status: 400,
    error: 'access_denied',
    sentence: 'User is not assigned to the client application.',
    row: 'user_not_assigned',
  },
  {
    request: 'by a script of an origin that is no redirect_uri’s',
    send: ({ org, app, body }) => token(org, body, { ...basic(app), origin: 'http://evil.example' }),
    status: 400,
    error: 'invalid_request',
    sentence: 'Browser requests to the token endpoint must be part of at least one whitelisted redirect_uri.',
    row: 'illegal_origin_browser_request',
  },
  {
    request: 'by a script without PKCE',
    send: redemption =>
      token(redemption.org, without(redemption, 'code_verifier'), {
        ...basic(redemption.app),
        origin: new URL(CALLBACK).origin,
      }),
    status: 401,
    error: 'invalid_client',
    sentence: 'Browser requests to the token endpoint must use Proof Key for Code Exchange.',
    row: 'unsupported_auth_method_browser_request',
  },
]
