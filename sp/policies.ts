import { sessionLifetimeMs } from './sign-in/sessions.ts'

/**
 * What Alpacon does where specifications and Okta leave the choice to the service provider. Each is also said on
 * Alpacon's pages, to the people whom it concerns.
 */
export const policies = {
  /** The same app of an Okta org is connected to another workspace: the connection it had before stops being offered. */
  previousConnection: 'disabled',
  /** A new Okta person has the email of a local user: nobody is linked by an email alone. */
  emailOfLocalUser: 'ask-a-superuser',
  /** An ID token that was issued in the future, by more than clocks may differ. */
  issuedInFuture: 'refused',
  /** An ID token that has the hash of another access token than the one it came with. */
  foreignAccessTokenHash: 'refused',
  /** A new Okta person has an address that Okta doesn't vouch for (`email_verified` is not true): no user is made. */
  unverifiedEmail: 'refused',
  /** A new Okta person has no email: no user is made. */
  missingEmail: 'refused',
  /** Metadata of an org that name an endpoint elsewhere than at its issuer: a code and a client secret would go there. */
  endpointsElsewhere: 'refused',
  /** A person loses the assignment in Okta while signed in: the session goes on until it expires. */
  sessionAfterUnassignment: 'kept-until-it-expires',
  /** Somebody comes from Okta to a browser in which another user is signed in: a page asks who goes on. */
  whileSomebodyElseIsSignedIn: 'asks',
  /** How long a session lasts at most, in seconds. */
  sessionLifetimeSeconds: sessionLifetimeMs / 1000,
} as const
