import { type Clauses, core, rfc } from './clauses.ts'

const ID_TOKEN = 'OpenID Connect: claims of the ID token'
const SIGNATURE = 'OpenID Connect: signature of the ID token'
const RULES = core('IDTokenValidation')

/** What an SP has to check of an ID token before it believes it. */
export const idTokenClauses = {
  'oidc-core.3.1.3.7.2': [
    ID_TOKEN,
    'The issuer of an ID token is exactly the one that was discovered (Core 3.1.3.7, rule 2).',
    RULES,
  ],
  'oidc-core.3.1.3.7.3': [
    ID_TOKEN,
    "An ID token is for this client, and for nobody else whom the client doesn't trust (Core 3.1.3.7, rule 3).",
    RULES,
  ],
  'oidc-core.3.1.3.7.5': [
    ID_TOKEN,
    'Where azp is present, it should be this client (Core 3.1.3.7, rule 5).',
    RULES,
  ],
  'oidc-core.3.1.3.7.9': [ID_TOKEN, 'An ID token that has expired is refused (Core 3.1.3.7, rule 9).', RULES],
  'oidc-core.3.1.3.7.10': [
    ID_TOKEN,
    'How far from now an ID token may have been issued is for the client to say (Core 3.1.3.7, rule 10).',
    RULES,
  ],
  'oidc-core.3.1.3.7.11': [
    ID_TOKEN,
    'The nonce is the one that was sent with this very sign-in (Core 3.1.3.7, rule 11).',
    RULES,
  ],
  'oidc-core.2': [
    ID_TOKEN,
    'iss, sub, aud, exp and iat are required; sub is one text of at most 255 characters (Core 2).',
    core('IDToken'),
  ],
  'oidc-core.3.1.3.3': [
    ID_TOKEN,
    'A token answer without an ID token signs nobody in (Core 3.1.3.3).',
    core('TokenResponse'),
  ],
  'oidc-core.3.1.3.8': [
    ID_TOKEN,
    'at_hash may be used to check the access token (Core 3.1.3.8).',
    core('CodeFlowTokenValidation'),
  ],
  'oidc-core.3.1.3.7.6': [
    SIGNATURE,
    'The signature is verified with a key of the issuer. Where the token came straight from the token endpoint, TLS may take its place (Core 3.1.3.7, rule 6).',
    RULES,
  ],
  'oidc-core.3.1.3.7.7': [
    SIGNATURE,
    'The algorithm should be RS256 unless another was agreed on (Core 3.1.3.7, rule 7).',
    RULES,
  ],
  'rfc8725.3.1': [
    SIGNATURE,
    'Only algorithms that the client chose are used, whatever the token says (RFC 8725, 3.1).',
    rfc(8725, '3.1'),
  ],
  'rfc8725.3.8': [
    SIGNATURE,
    'A key that does not belong to the issuer, one in the header of the token say, proves nothing (RFC 8725, 3.8).',
    rfc(8725, '3.8'),
  ],
  'rfc8725.3.10': [
    SIGNATURE,
    'Addresses of keys in a header should not be followed blindly (RFC 8725, 3.10).',
    rfc(8725, '3.10'),
  ],
  'rfc7517.4.2': [
    SIGNATURE,
    'A key that is published for encryption is not meant to verify signatures (RFC 7517, 4.2).',
    rfc(7517, '4.2'),
  ],
} as const satisfies Clauses
