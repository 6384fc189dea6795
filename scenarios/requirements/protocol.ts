import { type Clauses, core, rfc } from './clauses.ts'

const RESPONSE = 'OpenID Connect: the authorization response'
const REQUEST = 'OpenID Connect: the authorization request'
const TOKEN = "OpenID Connect: Okta's other answers"
const discovery = (anchor: string) => `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`

/** What an SP asks of Okta, and what it has to check of every answer beside the ID token. */
export const protocolClauses = {
  'rfc6749.10.12': [
    RESPONSE,
    'An authorization response counts only in the browser that was sent out for it: its state tells (RFC 6749, 10.12).',
    rfc(6749, '10.12'),
  ],
  'rfc6749.4.1.2.once': [
    RESPONSE,
    'The client uses an authorization code once (RFC 6749, 4.1.2).',
    rfc(6749, '4.1.2'),
  ],
  'rfc6749.4.1.2.response': [
    RESPONSE,
    'A response that succeeds has a code in it (RFC 6749, 4.1.2).',
    rfc(6749, '4.1.2'),
  ],
  'rfc9700.4.5': [
    RESPONSE,
    'A code of another sign-in, put into this one, gives nobody a session (RFC 9700, 4.5).',
    rfc(9700, '4.5'),
  ],
  'rfc9700.4.4.2': [
    RESPONSE,
    'A response of another authorization server than the one that was asked is told apart (RFC 9700, 4.4.2).',
    rfc(9700, '4.4.2'),
  ],
  'rfc9207.2.4': [
    RESPONSE,
    'The iss of a response is the issuer that was asked; missing, although it was advertised, it is refused (RFC 9207, 2.4).',
    rfc(9207, '2.4'),
  ],
  'rfc6749.10.14': [
    RESPONSE,
    'What comes with a response is shown as text and never run (RFC 6749, 10.14).',
    rfc(6749, '10.14'),
  ],
  'rfc6749.3.1': [
    RESPONSE,
    'No parameter of a response comes twice (RFC 6749, 3.1); the SP copes with one that does all the same.',
    rfc(6749, '3.1'),
  ],
  'rfc6749.4.1.2.1': [
    RESPONSE,
    'An error comes with the state of the request that it answers; one without signs nobody in and breaks nothing (RFC 6749, 4.1.2.1).',
    rfc(6749, '4.1.2.1'),
  ],
  'rfc7636.4.2': [
    REQUEST,
    'The code challenge is made with S256, and the verifier fits it (RFC 7636, 4.2; RFC 9700, 2.1.1 recommends it).',
    rfc(7636, '4.2'),
  ],
  'rfc9700.2.1.1': [
    REQUEST,
    'Nonce and code challenge are made anew for every sign-in (RFC 9700, 2.1.1; RFC 7636, 4.1), and so is a state against CSRF (RFC 9700, 2.1).',
    rfc(9700, '2.1.1'),
  ],
  'oidc-core.15.5.2': [
    REQUEST,
    'Nonces (Core 2 and 15.5.2), code verifiers (RFC 7636, 7.1) and states (RFC 6749, 10.12) can’t be guessed.',
    core('NonceNotes'),
  ],
  'rfc6749.2.3.1': [
    TOKEN,
    'The client secret is for the two servers; no page and no address has it (RFC 6749, 2.3.1).',
    rfc(6749, '2.3.1'),
  ],
  'rfc6750.5.3': [
    TOKEN,
    'An access token is shown to nobody whom it is not meant for (RFC 6750, 5.3).',
    rfc(6750, '5.3'),
  ],
  'rfc6749.5.2': [
    TOKEN,
    'Where Okta refuses a code, the sign-in is over: the person is told, and the code is not sent again (RFC 6749, 5.2 and 4.1.2).',
    rfc(6749, '5.2'),
  ],
  'rfc6749.5.1': [
    TOKEN,
    'Tokens come as JSON with status 200; anything else signs nobody in (RFC 6749, 5.1), and the code goes to the token endpoint alone (4.1.3).',
    rfc(6749, '5.1'),
  ],
  'target.patience': [
    TOKEN,
    'How long the SP waits for an answer is for it to declare; it waits no longer, and says so.',
    rfc(6749, '5'),
  ],
  'oidc-core.5.3.2': [
    TOKEN,
    'Userinfo about another subject than the ID token is not used (Core 5.3.2).',
    core('UserInfoResponse'),
  ],
  'oidc-core.5.3.3': [
    TOKEN,
    'Userinfo may answer with an error (Core 5.3.3): nobody is mistaken for somebody else by it.',
    core('UserInfoError'),
  ],
  'oidc-discovery.4.3': [
    TOKEN,
    'The issuer in the metadata is exactly the one that was asked for them (Discovery 4.3).',
    discovery('ProviderConfigurationValidation'),
  ],
  'oidc-discovery.7.2': [
    TOKEN,
    'An impostor’s metadata may name endpoints of its own (Discovery 7.2): whether any may be elsewhere than at the issuer is for the SP to declare, as code and client secret go there.',
    discovery('Impersonation'),
  ],
} as const satisfies Clauses
