import { type Clauses, core, rfc } from './clauses.ts'

const ACCEPT = 'What has to be accepted'
const KEY_ROTATION = 'https://developer.okta.com/docs/concepts/key-rotation/'

/** What is unusual but right: an SP that refuses everything must not score best. */
export const interoperabilityClauses = {
  'oidc-core.2.aud': {
    section: ACCEPT,
    text: 'The audience may be an array, of one element too (Core 2).',
    url: core('IDToken'),
    breach: 'The day Okta writes the audience as a list, everybody is refused at once.',
    mend: 'Make an array of aud before comparing, and demand that client_id is in it.',
  },
  'rfc6749.5.1.token-type': {
    section: ACCEPT,
    text: 'token_type is the same in any case (RFC 6749, 5.1).',
    url: rfc(6749, '5.1'),
    breach: 'A capital letter in “Bearer”, or its absence, ends every sign-in.',
    mend: 'Put token_type into lower case before comparing it with bearer.',
  },
  'rfc6749.5.1.expires-in': {
    section: ACCEPT,
    text: 'expires_in is recommended, not required (RFC 6749, 5.1).',
    url: rfc(6749, '5.1'),
    breach: 'An answer that leaves out a number it need not have keeps everybody out.',
    mend: 'Read an absent expires_in as “not known”, with a lifetime of your own choice; of the token response demand access_token, token_type and id_token only.',
  },
  'rfc6749.5.1.unknown': {
    section: ACCEPT,
    text: 'Members of an answer that a client does not know are ignored (RFC 6749, 5.1).',
    url: rfc(6749, '5.1'),
    breach:
      'A member that Okta adds to its token answer in the next release stops all sign-ins until Alpacon ships a fix.',
    mend: 'Let the schema of the token response pass further members: in zod `z.object` rather than `z.strictObject`.',
  },
  'rfc6749.4.1.2.unknown': {
    section: ACCEPT,
    text: 'Parameters of an authorization response that a client does not know are ignored (RFC 6749, 4.1.2).',
    url: rfc(6749, '4.1.2'),
    breach: 'An extra parameter on the way back, such as a proxy’s tag, ends the sign-in on an error page.',
    mend: 'Pick code, state, iss and error out of the callback’s query by name, and don’t refuse it for what else is there.',
  },
  'rfc6749.4.1.2.code-size': {
    section: ACCEPT,
    text: 'How long a code is, is for the authorization server to say: a client should assume nothing (RFC 6749, 4.1.2).',
    url: rfc(6749, '4.1.2'),
    breach:
      'Long codes are cut off by a column or a limit, Okta refuses them, and sign-in fails for some and not for others.',
    mend: 'Hand the code on as it comes: no column of fixed width, no pattern, and no limit on the callback’s query below some 8 kB, in the proxy in front neither.',
  },
  'oidc-core.2.unknown': {
    section: ACCEPT,
    text: 'Claims that a client does not know are ignored (Core 2).',
    url: core('IDToken'),
    breach: 'An administrator adds a custom claim for another purpose, and the whole company is locked out.',
    mend: 'Validate the claims of the ID token that you use, and let all others pass, objects and arrays among them.',
  },
  'oidc-core.5.1.2': {
    section: ACCEPT,
    text: 'Beside the standard claims others may be used: what a client does not know does not hinder it (Core 5.1.2).',
    url: core('AdditionalClaims'),
    breach:
      'An attribute of the customer’s own in userinfo, a cost centre say, keeps everybody out who has it.',
    mend: 'Read one by one the claims of userinfo that you map, and write the rest into no table and through no strict schema.',
  },
  'rfc7517.4.unknown': {
    section: ACCEPT,
    text: 'Unknown members of a key are ignored (RFC 7517, 4).',
    url: rfc(7517, '4'),
    breach: 'One new member in Okta’s keys makes all of them unreadable, and nobody gets in.',
    mend: 'Of each JWK read kty, kid, use, n and e and skip what else it has; leave the import to a library rather than to a strict schema.',
  },
  'rfc7517.5.unknown': {
    section: ACCEPT,
    text: 'Keys of a kind that is not understood should be passed over (RFC 7517, 5).',
    url: rfc(7517, '5'),
    breach:
      'When Okta publishes a key of a newer kind beside the old ones, the client gives up on all of them.',
    mend: 'Import only the key that the kid asks for, and let one with an unknown kty in the key set be no error.',
  },
  'oidc-discovery.3.unknown': {
    section: ACCEPT,
    text: 'A discovery document may have further members (Discovery 3).',
    url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata',
    breach: 'A feature that Okta announces in its metadata takes the sign-in of every customer down.',
    mend: 'Take issuer, authorization_endpoint, token_endpoint, jwks_uri and userinfo_endpoint out of the discovery document, and tolerate anything beside them.',
  },
  'oidc-core.10.1.kid': {
    section: ACCEPT,
    text: 'Where the issuer has one key only, a token needs no kid (Core 10.1).',
    url: core('Signing'),
    breach: 'A token that is right in everything is refused for want of a label that it need not have.',
    mend: 'Where the ID token’s header has no kid, take the one key of the set that fits its alg, and refuse only where several fit.',
  },
  'oidc-core.10.1.1.rotation': {
    section: ACCEPT,
    text: 'An unknown kid makes a client fetch the keys anew (Core 10.1.1).',
    url: core('RotateSigKeys'),
    breach: 'Every few months all customers are locked out at once, until somebody restarts Alpacon.',
    mend: 'On a kid that isn’t among the cached keys fetch jwks_uri again, once for a sign-in and with a pause between fetches, then verify anew; createRemoteJWKSet in jose does.',
  },
  'okta.key-rotation': {
    section: ACCEPT,
    text: 'Okta rotates its keys several times a year, and whenever it has to: apps take them from the key set that it publishes.',
    url: KEY_ROTATION,
    breach:
      'Okta replaces a key after an incident, and sign-in is down for every customer just when it is needed.',
    mend: 'Pin no key or certificate in the configuration: load the set from jwks_uri, keep it for hours rather than for ever, and accept any signing key in it.',
  },
  'oidc-core.2.skew': {
    section: ACCEPT,
    text: 'A few seconds between two clocks are no reason to refuse: some leeway is allowed (Core 2, exp).',
    url: core('IDToken'),
    breach:
      'People are refused now and then for no visible reason, because one of two clocks is five seconds off.',
    mend: 'Allow half a minute or so of leeway with iat, nbf and exp (clockTolerance in openid-client and jose), and keep the servers’ clocks in step by NTP.',
  },
  'okta.outage': {
    section: ACCEPT,
    text: 'When keys or metadata could not be fetched for a while, sign-in works again as soon as they can.',
    url: KEY_ROTATION,
    breach: 'A minute’s outage at Okta keeps people out for hours, since the failure itself was remembered.',
    mend: 'Cache metadata and keys only where they were fetched and could be read; after an error, a page or an empty set ask again at the next sign-in.',
  },
  'rfc6749.1.4.opaque': {
    section: ACCEPT,
    text: 'An access token is usually opaque to the client (RFC 6749, 1.4); those of the org authorization server are for Okta alone.',
    url: rfc(6749, '1.4'),
    breach: 'Okta changes the form of a token that is none of Alpacon’s business, and every sign-in ends.',
    mend: 'Send the access token to userinfo as it is, decode nothing of it, and take the person’s claims from ID token and userinfo.',
  },
} as const satisfies Clauses
