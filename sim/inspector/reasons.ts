import { ROWS } from '../oidc/errors/rows.ts'

/** Okta's internal codes in words of a person who looks for the cause. */
const WORDS: Record<string, string> = {
  user_not_assigned: 'the person is not assigned to the app',
  illegal_redirect_uri: 'the redirect URI is none of the app’s',
  mismatched_redirect_uri: 'the redirect URI is not the one of the authorization request',
  pkce_verification_failed: 'PKCE: the code verifier does not fit the code challenge',
  invalid_client_secret: 'wrong client secret',
  invalid_client_id: 'there is no such client',
  invalid_client: 'client authentication failed',
  missing_client_credentials: 'no client credentials were sent',
  invalid_authorization_code: 'the code is unknown, used already or expired',
  mismatched_client: 'the code was issued to another client',
  invalid_refresh_token: 'the refresh token is unknown, revoked or expired',
  invalid_user_status_error: 'the person’s account is not active',
  login_required: 'nobody was signed in, and the request allowed no sign-in page',
  access_denied: 'the request was denied',
  INVALID_CREDENTIALS: 'wrong user name or password',
  LOCKED_OUT: 'the person is locked out',
  PASSWORD_EXPIRED: 'the password has expired',
}

/** Okta's internal code of a reason in plain words; Okta's own sentence, or what came with it, where there are none. */
export function inWords(reason: string | undefined, sentence?: string | null): string {
  const own = reason === undefined ? undefined : WORDS[reason]
  if (own) return own
  const said = sentence || (reason !== undefined && ROWS[reason as keyof typeof ROWS]?.[2])
  return said || reason || 'no reason was given'
}
