import { errors } from 'oidc-provider'

/** What goes back to the client, or onto Okta's page. */
interface ErrorOut {
  error: string
  error_description?: string | undefined
}

type Rule = [matches: (error: Error & { error_detail?: string }) => boolean, sentence: string, error?: string]

const detail =
  (fragment: string) =>
  (error: { cause?: unknown; error_description?: string; error_detail?: string }): boolean => {
    const cause = error.cause instanceof Error ? error.cause.message : undefined
    return [error.error_detail, error.error_description, cause].some(text => text?.includes(fragment))
  }

/**
 * Where oidc-provider's words differ from Okta's, Okta's take their place. Sentences are those of Okta's table of
 * OAuth 2.0 error codes (https://developer.okta.com/docs/reference/error-codes/#okta-oauth-2-0-and-openid-connect-error-codes).
 * The first rule that fits wins.
 */
const RULES: Rule[] = [
  [
    error => error instanceof errors.InvalidRedirectUri,
    "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
    'invalid_request',
  ],
  [
    error => error instanceof errors.InvalidClient && detail('client is invalid')(error),
    "Invalid value for 'client_id' parameter.",
  ],
  [
    error => error instanceof errors.InvalidClientAuth,
    'The client secret supplied for a confidential client is invalid.',
    'invalid_client',
  ],
  [
    error => error instanceof errors.LoginRequired,
    'The client specified not to prompt, but the user is not logged in.',
  ],
  [
    error => error instanceof errors.InvalidGrant && detail('code_verifier')(error),
    'PKCE verification failed.',
  ],
  [
    error => error instanceof errors.InvalidGrant && detail('redirect_uri')(error),
    "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
  ],
  [error => error instanceof errors.InvalidGrant, 'The authorization code is invalid or has expired.'],
  [error => error instanceof errors.InvalidToken, 'The access token is invalid.'],
]

/** Rewrites an error of oidc-provider in place, so that its answer bears Okta's code and sentence. */
export function speakOkta<E extends Error & ErrorOut>(error: E): E {
  const rule = RULES.find(([matches]) => matches(error))
  if (rule) {
    const [, sentence, code] = rule
    error.error_description = sentence
    if (code) error.error = code
  }
  return error
}
