import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'

/** In which way a sign-in failed, other than by Okta's own no. */
export type BrokenSignIn = 'unreachable' | 'taken-back' | 'client-secret' | 'checks-failed'
export type SignInFailure = 'refused-by-okta' | BrokenSignIn

/** Sorts whatever was thrown on the way of a sign-in with Okta. */
export function failureOf(error: unknown): SignInFailure {
  return error instanceof AuthorizationResponseError ? 'refused-by-okta' : brokenBy(error)
}

/** Sorts what was thrown, where it is not an error that Okta sent with the browser. */
export function brokenBy(error: unknown): BrokenSignIn {
  if (isUnreachable(error)) return 'unreachable'
  const refusal = error instanceof ResponseBodyError ? error.error : undefined
  if (refusal === 'invalid_grant') return 'taken-back'
  return refusal === 'invalid_client' ? 'client-secret' : 'checks-failed'
}

/** The code that an error names, as whoever sent it spelled it. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('error' in error && typeof error.error === 'string') return error.error.slice(0, 100)
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Codes of RFC 6749 (4.1.2.1, 5.2), OpenID Connect Core (3.1.2.6) and RFC 6750 (3.1). */
const registered = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'insufficient_scope',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'invalid_token',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
])

/**
 * The code of an error where specifications or openid-client define it. Whoever begins a sign-in can answer it in
 * Okta's place, so no code of theirs reaches the page of a superuser.
 */
export function knownCode(error: unknown): string | undefined {
  const code = errorCode(error)
  return code !== undefined && (registered.has(code) || /^OAUTH_[A-Z_]{1,60}$/.test(code)) ? code : undefined
}

/** openid-client's codes for what is no answer: too late, with another status than there may be, or no JSON. */
const UNREADABLE = [
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]

function isUnreachable(error: unknown): boolean {
  const code = errorCode(error)
  const isUnreadable = code !== undefined && UNREADABLE.includes(code)
  return isUnreadable || (error instanceof TypeError && error.message === 'fetch failed')
}
