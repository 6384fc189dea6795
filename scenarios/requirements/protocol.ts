import { type Clauses, core, rfc } from './clauses.ts'

const RESPONSE = 'OpenID Connect: the authorization response'
const REQUEST = 'OpenID Connect: the authorization request'
const TOKEN = "OpenID Connect: Okta's other answers"
const discovery = (anchor: string) => `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`

/** What an SP asks of Okta, and what it has to check of every answer beside the ID token. */
export const protocolClauses = {
  'rfc6749.10.12': {
    section: RESPONSE,
    text: 'An authorization response counts only in the browser that was sent out for it: its state tells (RFC 6749, 10.12).',
    url: rfc(6749, '10.12'),
    breach:
      'An attacker leads people to a link that signs them in to the attacker’s account, and reads what they enter there.',
    mend: 'Keep the state in a cookie of the browser that was sent out, and demand it in the callback before the code is redeemed; without cookie or state, refuse (openid-client: `expectedState`).',
  },
  'rfc6749.4.1.2.once': {
    section: RESPONSE,
    text: 'The client uses an authorization code once (RFC 6749, 4.1.2).',
    url: rfc(6749, '4.1.2'),
    breach:
      'To Okta a code that comes again looks stolen: it may withdraw the tokens, and the person is out in the middle of their work.',
    mend: 'Delete the pending sign-in before the token request is sent, and take that POST out of every automatic retry, of the HTTP client and of a proxy too.',
  },
  'rfc6749.4.1.2.response': {
    section: RESPONSE,
    text: 'A response that succeeds has a code in it (RFC 6749, 4.1.2).',
    url: rfc(6749, '4.1.2'),
    breach:
      'An answer with nothing in it passes for a success, and ends in a half-open session or a stack trace.',
    mend: 'In the callback, after state and error, demand a code that isn’t empty; without one show the page of a refusal and leave the token endpoint alone.',
  },
  'rfc9700.4.5': {
    section: RESPONSE,
    text: 'A code of another sign-in, put into this one, gives nobody a session (RFC 9700, 4.5).',
    url: rfc(9700, '4.5'),
    breach: 'An attacker puts a stolen code into a sign-in of their own, and comes out as its owner.',
    mend: 'Send a code_challenge with S256, redeem with the code_verifier of that very sign-in, and compare the nonce as well: either gives a foreign code away.',
  },
  'rfc9700.4.4.2': {
    section: RESPONSE,
    text: 'A response of another authorization server than the one that was asked is told apart (RFC 9700, 4.4.2).',
    url: rfc(9700, '4.4.2'),
    breach:
      'The people of one customer’s org are let into the workspace of another, or their codes reach an attacker’s server.',
    mend: 'Keep with the state which connection was asked, redeem the code at its token endpoint alone, and give each connection a redirect URI of its own or check iss in the callback.',
  },
  'rfc9207.2.4': {
    section: RESPONSE,
    text: 'The iss of a response is the issuer that was asked; missing, although it was advertised, it is refused (RFC 9207, 2.4).',
    url: rfc(9207, '2.4'),
    breach:
      'A hostile issuer’s response passes for one of Okta’s, and the code is handed to the wrong server.',
    mend: 'Where the metadata have authorization_response_iss_parameter_supported, demand iss in the callback and compare it with the connection’s issuer before the code is redeemed; openid-client does.',
  },
  'rfc6749.10.14': {
    section: RESPONSE,
    text: 'What comes with a response is shown as text and never run (RFC 6749, 10.14).',
    url: rfc(6749, '10.14'),
    breach:
      'A link with a script in error_description runs it on Alpacon’s page, in the session of whoever follows the link.',
    mend: 'Let the template escape error and error_description, make error_uri a link only where it is http or https, and forbid inline scripts by Content-Security-Policy.',
  },
  'rfc6749.3.1': {
    section: RESPONSE,
    text: 'No parameter of a response comes twice (RFC 6749, 3.1); the SP copes with one that does all the same.',
    url: rfc(6749, '3.1'),
    breach:
      'A doubled parameter brings the server down, or has one part check the first value while another uses the second.',
    mend: 'Refuse a callback with more than one code, state, error or iss in words; look with URLSearchParams.getAll, and mind that Express hands over an array.',
  },
  'rfc6749.4.1.2.1': {
    section: RESPONSE,
    text: 'An error comes with the state of the request that it answers; one without signs nobody in and breaks nothing (RFC 6749, 4.1.2.1).',
    url: rfc(6749, '4.1.2.1'),
    breach:
      'When Okta can’t go on, the person stares at a blank page or a server error and doesn’t know whether to try again.',
    mend: 'In the callback take error before code: where its state is known end that sign-in, where it isn’t open none, and answer both with words, a way to begin anew and a status below 500.',
  },
  'rfc7636.4.2': {
    section: REQUEST,
    text: 'The code challenge is made with S256, and the verifier fits it (RFC 7636, 4.2; RFC 9700, 2.1.1 recommends it).',
    url: rfc(7636, '4.2'),
    breach:
      'A code that leaks on its way back, by a log or a Referer header, is as good as a sign-in to its finder.',
    mend: 'Make a code_verifier of 43 characters or more for each sign-in, at the tile too, send its SHA-256 as code_challenge with code_challenge_method=S256, and the verifier to the token endpoint.',
  },
  'rfc9700.2.1.1': {
    section: REQUEST,
    text: 'Nonce and code challenge are made anew for every sign-in (RFC 9700, 2.1.1; RFC 7636, 4.1), and so is a state against CSRF (RFC 9700, 2.1).',
    url: rfc(9700, '2.1.1'),
    breach: 'Where values come again, an answer that somebody recorded fits a later sign-in.',
    mend: 'Call the random generator in the handler that builds the authorization request, not when the server or the session starts, and derive no value from user or workspace.',
  },
  'oidc-core.15.5.2': {
    section: REQUEST,
    text: 'Nonces (Core 2 and 15.5.2), code verifiers (RFC 7636, 7.1) and states (RFC 6749, 10.12) can’t be guessed.',
    url: core('NonceNotes'),
    breach:
      'Who can work out the next value forges the answer that goes with it, before the victim has begun.',
    mend: 'Take 16 bytes or more from a cryptographic generator (crypto.randomBytes, or randomState and randomNonce in openid-client), not from Math.random, a counter or the clock.',
  },
  'rfc6749.2.3.1': {
    section: TOKEN,
    text: 'The client secret is for the two servers; no page and no address has it (RFC 6749, 2.3.1).',
    url: rfc(6749, '2.3.1'),
    breach:
      'Who reads an error page or its source gets a secret by which they pose as Alpacon to Okta, for all of its people.',
    mend: 'Build error pages from a sentence of your own rather than from the failed request, and leave client_secret and Authorization out of what is logged of it.',
  },
  'rfc6750.5.3': {
    section: TOKEN,
    text: 'An access token is shown to nobody whom it is not meant for (RFC 6750, 5.3).',
    url: rfc(6750, '5.3'),
    breach:
      'Whoever runs the address that userinfo redirects to reads the person’s profile with their access token.',
    mend: "Ask userinfo without following redirects (`redirect: 'manual'` in fetch), or drop Authorization where the host changes, and put the token into no address and no page.",
  },
  'rfc6749.5.2': {
    section: TOKEN,
    text: 'Where Okta refuses a code, the sign-in is over: the person is told, and the code is not sent again (RFC 6749, 5.2 and 4.1.2).',
    url: rfc(6749, '5.2'),
    breach: 'The person watches a page that never ends while a refused code is sent again and again.',
    mend: 'On invalid_grant, or any 400 of the token endpoint, delete the pending sign-in, say that Okta refused it, and offer a new one instead of a retry.',
  },
  'rfc6749.5.1': {
    section: TOKEN,
    text: 'Tokens come as JSON with status 200; anything else signs nobody in (RFC 6749, 5.1), and the code goes to the token endpoint alone (4.1.3).',
    url: rfc(6749, '5.1'),
    breach:
      'A maintenance page or half an answer is taken for tokens, or a redirect takes the code and the client secret to a stranger.',
    mend: 'Accept a token response only with status 200, the content type application/json and a body that parses; send the POST without following redirects, and end the sign-in on anything else.',
  },
  'target.patience': {
    section: TOKEN,
    text: 'How long the SP waits for an answer is for it to declare; it waits no longer, and says so.',
    url: rfc(6749, '5'),
    breach:
      'When Okta hangs, requests pile up until Alpacon is down for everybody, for people with a password too.',
    mend: 'Set a time limit for each call to Okta (openid-client: `timeout`, in seconds), end the sign-in in words when it is over, and declare it as patienceSeconds.',
  },
  'oidc-core.5.3.2': {
    section: TOKEN,
    text: 'Userinfo about another subject than the ID token is not used (Core 5.3.2).',
    url: core('UserInfoResponse'),
    breach: 'A colleague’s name and email are written into the account of the person who signs in.',
    mend: 'Compare sub of the userinfo response with that of the ID token before another claim is read; in openid-client hand the sub to fetchUserInfo instead of skipSubjectCheck.',
  },
  'oidc-core.5.3.3': {
    section: TOKEN,
    text: 'Userinfo may answer with an error (Core 5.3.3): nobody is mistaken for somebody else by it.',
    url: core('UserInfoError'),
    breach:
      'A hiccup of userinfo blanks a person’s name and email, or gives them those of the request before.',
    mend: 'Look at the status of the userinfo response first: on an error go on by the ID token alone or refuse in words, and write nothing empty over stored claims.',
  },
  'oidc-discovery.4.3': {
    section: TOKEN,
    text: 'The issuer in the metadata is exactly the one that was asked for them (Discovery 4.3).',
    url: discovery('ProviderConfigurationValidation'),
    breach:
      'Metadata of a stranger bring their own keys and endpoints along, and from then on the stranger says who is signed in.',
    mend: 'Compare issuer in the metadata with the issuer of the connection to the letter, the last slash included, and drop the whole document where they differ; `discovery` of openid-client does.',
  },
  'oidc-discovery.7.2': {
    section: TOKEN,
    text: 'An impostor’s metadata may name endpoints of its own (Discovery 7.2): whether any may be elsewhere than at the issuer is for the SP to declare, as code and client secret go there.',
    url: discovery('Impersonation'),
    breach:
      'Metadata that were tampered with have Alpacon hand code and client secret to a stranger, or knock at servers of its own network.',
    mend: 'Demand that token_endpoint, jwks_uri and userinfo_endpoint are at the issuer’s origin, or declare endpointsElsewhere as asked; refuse addresses of your own network in any case.',
  },
} as const satisfies Clauses
