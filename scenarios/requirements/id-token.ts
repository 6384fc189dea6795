import { type Clauses, core, rfc } from './clauses.ts'

const ID_TOKEN = 'OpenID Connect: claims of the ID token'
const SIGNATURE = 'OpenID Connect: signature of the ID token'
const RULES = core('IDTokenValidation')

/** What an SP has to check of an ID token before it believes it. */
export const idTokenClauses = {
  'oidc-core.3.1.3.7.2': {
    section: ID_TOKEN,
    text: 'The issuer of an ID token is exactly the one that was discovered (Core 3.1.3.7, rule 2).',
    url: RULES,
    breach:
      'The administrator of any other Okta org makes up a person there and signs in to this workspace with them.',
    mend: 'Compare iss of the ID token with the issuer of this connection, character by character: no prefix, no list of all issuers that you know (jose: `issuer` of jwtVerify).',
  },
  'oidc-core.3.1.3.7.3': {
    section: ID_TOKEN,
    text: "An ID token is for this client, and for nobody else whom the client doesn't trust (Core 3.1.3.7, rule 3).",
    url: RULES,
    breach:
      'The maker of another app that people use passes their tokens on, and works in Alpacon in their names.',
    mend: 'Demand that aud is the client_id of this connection, or an array of it alone; further audiences are refused unless you name them as trusted (`audience` in jose asks only whether yours is among them).',
  },
  'oidc-core.3.1.3.7.5': {
    section: ID_TOKEN,
    text: 'Where azp is present, it should be this client (Core 3.1.3.7, rule 5).',
    url: RULES,
    breach:
      'A token that Okta gave to another client, which merely named Alpacon as an audience, is taken for Alpacon’s own.',
    mend: 'Where the ID token has an azp, compare it with client_id after aud, whether aud has one value or several; openid-client looks at azp only where there are several.',
  },
  'oidc-core.3.1.3.7.9': {
    section: ID_TOKEN,
    text: 'An ID token that has expired is refused (Core 3.1.3.7, rule 9).',
    url: RULES,
    breach: 'A token from an old log file or backup signs its finder in months later.',
    mend: 'Refuse an ID token whose exp is absent, no number, or past by more than a leeway of a minute or so (clockTolerance in openid-client and jose).',
  },
  'oidc-core.3.1.3.7.10': {
    section: ID_TOKEN,
    text: 'How far from now an ID token may have been issued is for the client to say (Core 3.1.3.7, rule 10).',
    url: RULES,
    breach: 'Tokens dated next week lie in store for whoever once had the issuer at their command.',
    mend: 'Decide how far ahead of your clock iat may be, a few minutes say, check it next to exp, and declare the outcome as issuedInFuture.',
  },
  'oidc-core.3.1.3.7.11': {
    section: ID_TOKEN,
    text: 'The nonce is the one that was sent with this very sign-in (Core 3.1.3.7, rule 11).',
    url: RULES,
    breach:
      'An attacker who got hold of somebody’s ID token slips it into a sign-in of their own, and is that person.',
    mend: 'Keep the nonce of each authorization request with its state, and demand the same in the ID token, where a missing one counts as wrong (openid-client: `expectedNonce`).',
  },
  'oidc-core.2': {
    section: ID_TOKEN,
    text: 'iss, sub, aud, exp and iat are required; sub is one text of at most 255 characters (Core 2).',
    url: core('IDToken'),
    breach: 'All whose token lacks a subject share one account, and a token without an end is good for ever.',
    mend: 'Check types before use: iss and sub are non-empty strings, sub of at most 255 characters, aud is a string or an array, exp and iat are numbers; `requiredClaims` in jose sees to their presence only.',
  },
  'oidc-core.3.1.3.3': {
    section: ID_TOKEN,
    text: 'A token answer without an ID token signs nobody in (Core 3.1.3.3).',
    url: core('TokenResponse'),
    breach:
      'With nothing that says who has signed in, the session goes to whoever the browser was before, or to an empty user.',
    mend: 'Treat a token response without id_token as a failed sign-in, whatever else it has; in openid-client `expectedNonce`, or else `idTokenExpected: true`, demands one.',
  },
  'oidc-core.3.1.3.8': {
    section: ID_TOKEN,
    text: 'at_hash may be used to check the access token (Core 3.1.3.8).',
    url: core('CodeFlowTokenValidation'),
    breach:
      'Beside the right ID token an access token of somebody else is slipped in, and their profile is written into the account.',
    mend: 'Where at_hash is present, hash the access token with the hash of the ID token’s alg, base64url-encode its left half and compare; declare the outcome as foreignAccessTokenHash.',
  },
  'oidc-core.3.1.3.7.6': {
    section: SIGNATURE,
    text: 'The signature is verified with a key of the issuer. Where the token came straight from the token endpoint, TLS may take its place (Core 3.1.3.7, rule 6).',
    url: RULES,
    breach:
      'Whoever sits between Alpacon and Okta, at a proxy that opens TLS say, writes tokens and signs in as anybody.',
    mend: 'Verify the signature with the key of jwks_uri that the token’s kid names, and refuse where it can’t be fetched; in openid-client that is switched on by `enableNonRepudiationChecks(config)`.',
  },
  'oidc-core.3.1.3.7.7': {
    section: SIGNATURE,
    text: 'The algorithm should be RS256 unless another was agreed on (Core 3.1.3.7, rule 7).',
    url: RULES,
    breach:
      'A client secret that leaked is enough to write ID tokens, where it should take Okta’s private key.',
    mend: 'Settle on RS256 as id_token_signed_response_alg of the client, and refuse an ID token with HS256 even where the client secret fits.',
  },
  'rfc8725.3.1': {
    section: SIGNATURE,
    text: 'Only algorithms that the client chose are used, whatever the token says (RFC 8725, 3.1).',
    url: rfc(8725, '3.1'),
    breach:
      'Anybody writes a token with alg none, or takes Okta’s public key for a shared secret, and is whom they like.',
    mend: "Give the verifier a list of its own, such as `algorithms: ['RS256']` in jose and jsonwebtoken, and never let alg in the token’s header choose.",
  },
  'rfc8725.3.8': {
    section: SIGNATURE,
    text: 'A key that does not belong to the issuer, one in the header of the token say, proves nothing (RFC 8725, 3.8).',
    url: rfc(8725, '3.8'),
    breach: 'The attacker sends a token together with the key that fits it, and signs in as anybody.',
    mend: 'Ignore jwk, jku, x5c and x5u in the header of the ID token, and look its kid up in the key set of the connection’s issuer and nowhere else.',
  },
  'rfc8725.3.10': {
    section: SIGNATURE,
    text: 'Addresses of keys in a header should not be followed blindly (RFC 8725, 3.10).',
    url: rfc(8725, '3.10'),
    breach:
      'A stranger has Alpacon’s servers fetch addresses of their choice, inside of its own network too.',
    mend: 'Fetch keys from the jwks_uri of the issuer’s metadata alone, and send no request to an address in jku or x5u, not even to see what is there.',
  },
  'rfc7517.4.2': {
    section: SIGNATURE,
    text: 'A key that is published for encryption is not meant to verify signatures (RFC 7517, 4.2).',
    url: rfc(7517, '4.2'),
    breach: 'A key that was made for encryption, and is guarded less well, comes to vouch for people.',
    mend: 'Of the keys at jwks_uri pass over those whose use is something else than sig before you match the kid; createRemoteJWKSet in jose does.',
  },
} as const satisfies Clauses
