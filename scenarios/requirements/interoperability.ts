import { type Clauses, core, rfc } from './clauses.ts'

const ACCEPT = 'What has to be accepted'
const KEY_ROTATION = 'https://developer.okta.com/docs/concepts/key-rotation/'

/** What is unusual but right: an SP that refuses everything must not score best. */
export const interoperabilityClauses = {
  'oidc-core.2.aud': [ACCEPT, 'The audience may be an array, of one element too (Core 2).', core('IDToken')],
  'rfc6749.5.1.token-type': [ACCEPT, 'token_type is the same in any case (RFC 6749, 5.1).', rfc(6749, '5.1')],
  'rfc6749.5.1.expires-in': [
    ACCEPT,
    'expires_in is recommended, not required (RFC 6749, 5.1).',
    rfc(6749, '5.1'),
  ],
  'rfc6749.5.1.unknown': [
    ACCEPT,
    'Members of an answer that a client does not know are ignored (RFC 6749, 5.1).',
    rfc(6749, '5.1'),
  ],
  'rfc6749.4.1.2.unknown': [
    ACCEPT,
    'Parameters of an authorization response that a client does not know are ignored (RFC 6749, 4.1.2).',
    rfc(6749, '4.1.2'),
  ],
  'rfc6749.4.1.2.code-size': [
    ACCEPT,
    'How long a code is, is for the authorization server to say: a client should assume nothing (RFC 6749, 4.1.2).',
    rfc(6749, '4.1.2'),
  ],
  'oidc-core.2.unknown': [
    ACCEPT,
    'Claims that a client does not know are ignored (Core 2).',
    core('IDToken'),
  ],
  'oidc-core.5.1.2': [
    ACCEPT,
    'Beside the standard claims others may be used: what a client does not know does not hinder it (Core 5.1.2).',
    core('AdditionalClaims'),
  ],
  'rfc7517.4.unknown': [ACCEPT, 'Unknown members of a key are ignored (RFC 7517, 4).', rfc(7517, '4')],
  'rfc7517.5.unknown': [
    ACCEPT,
    'Keys of a kind that is not understood should be passed over (RFC 7517, 5).',
    rfc(7517, '5'),
  ],
  'oidc-discovery.3.unknown': [
    ACCEPT,
    'A discovery document may have further members (Discovery 3).',
    'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
  ],
  'oidc-core.10.1.kid': [
    ACCEPT,
    'Where the issuer has one key only, a token needs no kid (Core 10.1).',
    core('Signing'),
  ],
  'oidc-core.10.1.1.rotation': [
    ACCEPT,
    'An unknown kid makes a client fetch the keys anew (Core 10.1.1).',
    core('RotateSigKeys'),
  ],
  'okta.key-rotation': [
    ACCEPT,
    'Okta rotates its keys several times a year, and whenever it has to: apps take them from the key set that it publishes.',
    KEY_ROTATION,
  ],
  'oidc-core.2.skew': [
    ACCEPT,
    'A few seconds between two clocks are no reason to refuse: some leeway is allowed (Core 2, exp).',
    core('IDToken'),
  ],
  'okta.outage': [
    ACCEPT,
    'When keys or metadata could not be fetched for a while, sign-in works again as soon as they can.',
    KEY_ROTATION,
  ],
  'rfc6749.1.4.opaque': [
    ACCEPT,
    'An access token is usually opaque to the client (RFC 6749, 1.4); those of the org authorization server are for Okta alone.',
    rfc(6749, '1.4'),
  ],
} as const satisfies Clauses
