/**
 * What can be found wrong, by ids that don't change: cases and scripts refer to them. In the order in which they are
 * looked for, since what one explains isn't told again by a later one.
 */
export const symptomIds = [
  'app-deactivated',
  'person-deactivated',
  'person-suspended',
  'person-locked-out',
  'password-expired',
  'person-not-active',
  'sign-on-policy-denied',
  'person-not-assigned',
  'password-wrong',
  'redirect-uri-not-registered',
  'secret-wrong',
  'client-authentication-failed',
  'pkce-failed',
  'code-expired-or-used',
  'idp-initiated-disabled',
  'initiate-uri-missing',
  'express-configuration-failed',
  'express-configuration-half-made',
  'two-instances',
  'cookie-lost',
  'wrong-workspace',
  'continue-with-okta-missing',
  'clock-skew',
  'email-changed',
  'service-provider-refused',
] as const

export type SymptomId = (typeof symptomIds)[number]
