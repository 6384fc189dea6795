import { type Clauses, core, rfc } from './clauses.ts'

const INITIATE = 'Third-party-initiated login'
const SECTION_4 = core('ThirdPartyInitiatedLogin')

/** What an SP that others can have start a sign-in has to see to. */
export const initiateClauses = {
  'oidc-core.4.iss': {
    section: INITIATE,
    text: 'Sign-in goes to the issuer that iss names, if it is one that this client uses; a stranger is not asked anything (Core 4).',
    url: SECTION_4,
    breach:
      'A link with an attacker’s iss has Alpacon ask the attacker’s server, or sends one customer’s people to another’s org.',
    mend: 'At the Initiate login URI compare iss to the letter with the issuer of the connection that the link names, and answer any other with a refusal before a request is made.',
  },
  'oidc-core.4.target-link-uri': {
    section: INITIATE,
    text: 'target_link_uri is checked, so that it makes nobody an open redirector (Core 4).',
    url: SECTION_4,
    breach: 'Phishing mails use Alpacon’s domain as the trustworthy beginning of a link that ends elsewhere.',
    mend: 'Resolve target_link_uri with a URL parser and follow it only where its origin is the workspace’s; otherwise go to the workspace’s first page.',
  },
  'oidc-core.4.get-and-post': {
    section: INITIATE,
    text: 'It can be started with GET and with POST (Core 4).',
    url: SECTION_4,
    breach: 'A portal that starts the sign-in with a form gets 404 or 405, and its users a blank page.',
    mend: 'Route POST to the Initiate login URI as well, read iss from body or query, and exempt this one route from the check of the CSRF token, which another site can’t have.',
  },
  'oidc-core.4.login-hint': {
    section: INITIATE,
    text: 'login_hint is a hint to the authorization server, so it should be passed on to it (Core 4, which says no MUST).',
    url: SECTION_4,
    breach: 'People type their address once more at Okta, or sign in with the wrong one of several accounts.',
    mend: 'Copy login_hint from the Initiate login URI into the authorization request with URLSearchParams or its like, never by joining strings, and send none where none came.',
  },
  'oidc-core.4.unknown': {
    section: INITIATE,
    text: 'Parameters that are not understood are ignored (Core 4).',
    url: SECTION_4,
    breach: 'Okta puts one more parameter into the tile’s link, and no tile works any more.',
    mend: 'At the Initiate login URI read iss, target_link_uri and login_hint by name, and hold its query against no strict schema.',
  },
  'oidc-core.4.framing': {
    section: INITIATE,
    text: 'A sign-in should not be startable in a frame of a site that the person does not see (Core 4; RFC 6819, 4.4.1.9).',
    url: SECTION_4,
    breach:
      'A page that looks harmless signs people in in an invisible frame, and has them press buttons that they can’t see.',
    mend: "Send Content-Security-Policy: frame-ancestors 'none' with the Initiate login URI, the callback and the pages that they lead to.",
  },
  'oidc-core.3.1.2.7': {
    section: INITIATE,
    text: 'An authorization response is what Core 3.1.2.5 and 3.1.2.6 say; what else comes to the redirect URI is no such response, and opens nothing.',
    url: core('AuthResponseValidation'),
    breach:
      'An administrator mixes redirect URI and Initiate login URI up, and the tile ends in a server error that explains nothing.',
    mend: 'Where a request to the redirect URI has neither code nor error, answer with status 400 and a page that says where a sign-in starts, and don’t call the token endpoint.',
  },
  'rfc6819.4.4.1.8': {
    section: INITIATE,
    text: "Nobody is signed in to an attacker's account by a link without noticing (RFC 6819, 4.4.1.8).",
    url: rfc(6819, '4.4.1.8'),
    breach: 'A victim works in the attacker’s account for a day, and leaves confidential files there.',
    mend: 'Where a link starts a sign-in while somebody is signed in to that workspace, compare iss and sub with the session’s in the callback, and ask before you replace it.',
  },
} as const satisfies Clauses
