import { type Clauses, core, rfc } from './clauses.ts'

const INITIATE = 'Third-party-initiated login'
const SECTION_4 = core('ThirdPartyInitiatedLogin')

/** What an SP that others can have start a sign-in has to see to. */
export const initiateClauses = {
  'oidc-core.4.iss': [
    INITIATE,
    'Sign-in goes to the issuer that iss names, if it is one that this client uses; a stranger is not asked anything (Core 4).',
    SECTION_4,
  ],
  'oidc-core.4.target-link-uri': [
    INITIATE,
    'target_link_uri is checked, so that it makes nobody an open redirector (Core 4).',
    SECTION_4,
  ],
  'oidc-core.4.get-and-post': [INITIATE, 'It can be started with GET and with POST (Core 4).', SECTION_4],
  'oidc-core.4.login-hint': [
    INITIATE,
    'login_hint is a hint to the authorization server, so it should be passed on to it (Core 4, which says no MUST).',
    SECTION_4,
  ],
  'oidc-core.4.unknown': [INITIATE, 'Parameters that are not understood are ignored (Core 4).', SECTION_4],
  'oidc-core.4.framing': [
    INITIATE,
    'A sign-in should not be startable in a frame of a site that the person does not see (Core 4; RFC 6819, 4.4.1.9).',
    SECTION_4,
  ],
  'oidc-core.3.1.2.7': [
    INITIATE,
    'An authorization response is what Core 3.1.2.5 and 3.1.2.6 say; what else comes to the redirect URI is no such response, and opens nothing.',
    core('AuthResponseValidation'),
  ],
  'rfc6819.4.4.1.8': [
    INITIATE,
    "Nobody is signed in to an attacker's account by a link without noticing (RFC 6819, 4.4.1.8).",
    rfc(6819, '4.4.1.8'),
  ],
} as const satisfies Clauses
