import { asvs, type Clauses, core, rfc } from './clauses.ts'

const SIGNING_IN = 'Signing in'

/** What a person may do in the middle of a sign-in, before and after it, and what has to come of it. */
export const signInClauses = {
  'oidc-core.3.1.2.3': [
    SIGNING_IN,
    'Who is authenticated at Okta already need not be asked again (OpenID Connect Core, 3.1.2.3).',
    core('Authenticates'),
  ],
  'oidc-core.3.1.2.3.prompt': [
    SIGNING_IN,
    'With prompt=login Okta asks again, whatever session there is (OpenID Connect Core, 3.1.2.3).',
    core('Authenticates'),
  ],
  'oidc-core.3.1.2.1.max-age': [
    SIGNING_IN,
    'With max_age Okta asks again where the sign-in is older (OpenID Connect Core, 3.1.2.1).',
    core('AuthRequest'),
  ],
  'sign-in.interrupted': [
    SIGNING_IN,
    'A sign-in that is left or gone back to breaks nothing: the state of one request is not that of another (OpenID Connect Core, 3.1.2.1).',
    core('AuthRequest'),
  ],
  'sign-in.deep-link': [
    SIGNING_IN,
    'The page that was asked for is kept over the sign-in, by state (OpenID Connect Core, 3.1.2.1).',
    core('AuthRequest'),
  ],
  'rfc9700.2.1.1.browser': [
    SIGNING_IN,
    'Challenge and nonce belong to one sign-in and to the browser that began it (RFC 9700, 2.1.1).',
    rfc(9700, '2.1.1'),
  ],
  'sign-in.answer-once': [
    SIGNING_IN,
    'Okta’s answer counts once, and only where the sign-in was begun (RFC 6749, 4.1.2 and 10.12).',
    rfc(6749, '10.12'),
  ],
  'rfc9700.4.11.1': [
    SIGNING_IN,
    'A client is no open redirector: a link decides on no address outside of it (RFC 9700, 4.11.1).',
    rfc(9700, '4.11.1'),
  ],
  'asvs.7.2.4': [
    SIGNING_IN,
    'Each sign-in makes a new session token, and ends the session before it (OWASP ASVS 5.0, 7.2.4).',
    asvs('0x16-V7-Session-Management'),
  ],
  'asvs.7.4.1': [
    SIGNING_IN,
    'Signing out ends the session, and the back button doesn’t bring it back (OWASP ASVS 5.0, 7.4.1).',
    asvs('0x16-V7-Session-Management'),
  ],
  'asvs.7.6.2': [
    SIGNING_IN,
    'A new session needs consent or something that the person does: nobody becomes somebody else unasked (OWASP ASVS 5.0, 7.6.2).',
    asvs('0x16-V7-Session-Management'),
  ],
  'asvs.14.3.1': [
    SIGNING_IN,
    'Once the session has ended, the browser keeps nothing of who was signed in (OWASP ASVS 5.0, 14.3.1).',
    asvs('0x23-V14-Data-Protection'),
  ],
} as const satisfies Clauses
