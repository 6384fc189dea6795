import { asvs, type Clauses, core, rfc } from './clauses.ts'

const SIGNING_IN = 'Signing in'

/** What a person may do in the middle of a sign-in, before and after it, and what has to come of it. */
export const signInClauses = {
  'oidc-core.3.1.2.3': {
    section: SIGNING_IN,
    text: 'Who is authenticated at Okta already need not be asked again (OpenID Connect Core, 3.1.2.3).',
    url: core('Authenticates'),
    breach:
      'People type their Okta password anew for each app, and get used to typing it wherever a page asks.',
    mend: 'Send no prompt and no max_age with the authorization request unless the workspace or the person asks for a fresh sign-in.',
  },
  'oidc-core.3.1.2.3.prompt': {
    section: SIGNING_IN,
    text: 'With prompt=login Okta asks again, whatever session there is (OpenID Connect Core, 3.1.2.3).',
    url: core('Authenticates'),
    breach: 'At a shared computer the second person chooses another account and is signed in as the first.',
    mend: 'Send prompt=login with the authorization request behind the link for another account; to end the session at the service provider leaves that at Okta in place.',
  },
  'oidc-core.3.1.2.1.max-age': {
    section: SIGNING_IN,
    text: 'With max_age Okta asks again where the sign-in is older (OpenID Connect Core, 3.1.2.1).',
    url: core('AuthRequest'),
    breach:
      'A workspace that demands a fresh sign-in takes one from this morning, by whoever sits at the browser now.',
    mend: 'Send max_age, and in the callback demand an auth_time in the ID token that is no older, a few seconds aside; openid-client checks it where `maxAge` is passed to authorizationCodeGrant.',
  },
  'sign-in.interrupted': {
    section: SIGNING_IN,
    text: 'A sign-in that is left or gone back to breaks nothing: the state of one request is not that of another (OpenID Connect Core, 3.1.2.1).',
    url: core('AuthRequest'),
    breach:
      'Who presses Back once gets an error page, and can’t sign in until they have deleted their cookies.',
    mend: 'Keep pending sign-ins side by side, each under its state, and answer a callback whose state is used up with a page that offers to begin anew.',
  },
  'sign-in.deep-link': {
    section: SIGNING_IN,
    text: 'The page that was asked for is kept over the sign-in, by state (OpenID Connect Core, 3.1.2.1).',
    url: core('AuthRequest'),
    breach:
      'A link to an incident, sent in a chat, ends on the start page, and its reader has to look for the incident.',
    mend: 'Store the path that was asked for with the pending sign-in, on the server or in a signed cookie found by state, and redirect there once the session is made.',
  },
  'rfc9700.2.1.1.browser': {
    section: SIGNING_IN,
    text: 'Challenge and nonce belong to one sign-in and to the browser that began it (RFC 9700, 2.1.1).',
    url: rfc(9700, '2.1.1'),
    breach:
      'Who begins to sign in in two tabs fails in one of them, or is signed in by the answer to the other.',
    mend: 'Store nonce and code_verifier under the state of their own request; a single slot in cookie or session, which the second tab overwrites, is the usual cause.',
  },
  'sign-in.answer-once': {
    section: SIGNING_IN,
    text: 'Okta’s answer counts once, and only where the sign-in was begun (RFC 6749, 4.1.2 and 10.12).',
    url: rfc(6749, '10.12'),
    breach:
      'The address of a callback, from a browser’s history or a screenshot for support, signs its finder in.',
    mend: 'Delete the pending sign-in before the code is redeemed, tie it to a cookie of the browser that began, and answer every further visit with a page in words.',
  },
  'rfc9700.4.11.1': {
    section: SIGNING_IN,
    text: 'A client is no open redirector: a link decides on no address outside of it (RFC 9700, 4.11.1).',
    url: rfc(9700, '4.11.1'),
    breach:
      'A mail with a link to Alpacon’s own domain takes people to a copy of its sign-in page that collects passwords.',
    mend: 'Parse the page to return to with a URL parser against your own origin, and keep it only where the origin is still yours; a look at its first slash lets //evil.example and /\\evil.example pass.',
  },
  'asvs.7.2.4': {
    section: SIGNING_IN,
    text: 'Each sign-in makes a new session token, and ends the session before it (OWASP ASVS 5.0, 7.2.4).',
    url: asvs('0x16-V7-Session-Management'),
    breach:
      'Whoever planted a cookie in the victim’s browser beforehand is signed in together with the victim.',
    mend: 'In the callback make a new session id, delete the old session on the server and set the new cookie; in express-session that is `req.session.regenerate()`.',
  },
  'asvs.7.4.1': {
    section: SIGNING_IN,
    text: 'Signing out ends the session, and the back button doesn’t bring it back (OWASP ASVS 5.0, 7.4.1).',
    url: asvs('0x16-V7-Session-Management'),
    breach:
      'The next person at the computer presses Back, or plays back a cookie, and reads on in the account.',
    mend: 'On sign-out delete the session on the server, not its cookie alone, and send Cache-Control: no-store with every page that needs a session.',
  },
  'asvs.7.6.2': {
    section: SIGNING_IN,
    text: 'A new session needs consent or something that the person does: nobody becomes somebody else unasked (OWASP ASVS 5.0, 7.6.2).',
    url: asvs('0x16-V7-Session-Management'),
    breach:
      'Somebody works on under another person’s name without noticing, and what they do is put down to that person.',
    mend: 'When a tile brings another iss and sub than the session has, ask who goes on or replace the session as a whole, as whileSomebodyElseIsSignedIn declares.',
  },
  'asvs.14.3.1': {
    section: SIGNING_IN,
    text: 'Once the session has ended, the browser keeps nothing of who was signed in (OWASP ASVS 5.0, 14.3.1).',
    url: asvs('0x23-V14-Data-Protection'),
    breach: 'At a reception desk the next visitor reads who worked there before, and for which company.',
    mend: 'On sign-out expire every cookie that names person or workspace, send Clear-Site-Data for cookies, storage and cache, and prefill no email of the last sign-in.',
  },
} as const satisfies Clauses
