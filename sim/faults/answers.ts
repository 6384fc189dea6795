import { z } from 'zod'
import { newSigningKey, publicJwk } from '../oidc/keys.ts'
import type { Answer, AnswerFault, Endpoint, SwitchFault, World } from './definition.ts'
import { readMembers, readTokenAnswer } from './id-token.ts'

type Members = Record<string, unknown>

/** A fault that alters the JSON of a successful answer. */
function members<P extends Endpoint, T = undefined>(
  place: P,
  does: string,
  alter: (members: Members, world: World, given: T) => Members | undefined | Promise<Members | undefined>,
  takes?: z.ZodType<T>,
): AnswerFault {
  return {
    place,
    does,
    ...(takes && { with: takes }),
    async alter(answer, world, given) {
      const all = place === 'token' ? readTokenAnswer(answer) : readMembers(answer)
      const altered = all && (await alter(all, world, given as T))
      return altered && { ...answer, body: JSON.stringify(altered) }
    },
  }
}

const json = (status: number, body: Members): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const keysOf = ({ keys }: Members) => keys as Members[]

/** What can be wrong with the token answer beside its ID token (RFC 6749, 5). */
export const tokenAnswerFaults = {
  'token/invalid-grant': {
    place: 'token',
    does: 'the token endpoint refuses the code: invalid_grant',
    alter: () =>
      json(400, {
        error: 'invalid_grant',
        error_description: 'The authorization code is invalid or has expired.',
      }),
  },
  'token/token-type-in-another-case': members('token', 'token_type is "bEARER"', all => ({
    ...all,
    token_type: 'bEARER',
  })),
  'token/expires-in-missing': members(
    'token',
    'the token answer does not say when it expires',
    ({ expires_in: _, ...all }) => all,
  ),
  'token/opaque-access-token': {
    place: 'token',
    does: 'the access token is no JWT but a text that says nothing',
  },
  'token/further-members': members(
    'token',
    'the token answer has members that no specification knows',
    all => ({
      ...all,
      'https://example.com/issued_by': 'node-7',
      warnings: [],
    }),
  ),
} satisfies Record<`token/${string}`, AnswerFault | SwitchFault>

/** What can be wrong with the JWKS (RFC 7517). */
export const keySetFaults = {
  'keys/encryption-key-same-kid': members(
    'keys',
    'the JWKS begins with a key for encryption that bears the kid of the one that signs',
    async (all, { signingKey, strangeKey }) => {
      const other = publicJwk(await strangeKey())
      const encryption = { ...other, kid: signingKey.kid, use: 'enc', alg: 'RSA-OAEP' }
      return { ...all, keys: [encryption, ...keysOf(all)] }
    },
  ),
  'keys/single': members('keys', 'the JWKS has the signing key only', (all, { signingKey }) => ({
    ...all,
    keys: keysOf(all).filter(({ kid }) => kid === signingKey.kid),
  })),
  'keys/single-without-kid': members(
    'keys',
    'the JWKS has the signing key only, without a kid',
    (all, { signingKey }) => ({
      ...all,
      keys: keysOf(all)
        .filter(({ kid }) => kid === signingKey.kid)
        .map(({ kid: _, ...key }) => key),
    }),
  ),
  'keys/empty': members('keys', 'the JWKS has no key', all => ({ ...all, keys: [] })),
  'keys/further-members': members(
    'keys',
    'the JWKS has members and a key of a kind that no SP knows',
    async all => ({
      ...all,
      generated_at: '2026-01-01T00:00:00Z',
      keys: [
        { kty: 'AKP', alg: 'ML-DSA-65', kid: 'post-quantum', use: 'sig', pub: 'AAAA' },
        ...keysOf(all).map(key => ({ ...key, 'x-hint': 'rotates quarterly' })),
      ],
    }),
  ),
  'keys/another-key-more': members('keys', 'the JWKS has one more key that signs nothing', async all => ({
    ...all,
    keys: [publicJwk(await newSigningKey()), ...keysOf(all)],
  })),
} satisfies Record<`keys/${string}`, AnswerFault>

const STRANGE_SUBJECT = '00ustranger0000000x7'

/** Userinfo with the member sub twice, which JSON allows and no reader has to make the same of (RFC 8259, 4). */
function twoSubjects(order: string, add: (body: string, wrong: string) => string): AnswerFault {
  return {
    place: 'userinfo',
    does: `userinfo has two subjects, the ${order}; the other one is a stranger, or whom \`with\` names`,
    with: z.string().min(1).optional(),
    alter(answer, _world, subject = STRANGE_SUBJECT) {
      if (answer.status !== 200) return undefined
      return { ...answer, body: add(answer.body, `"sub":${JSON.stringify(subject)}`) }
    },
  }
}

/** What can be wrong with the answer of the userinfo endpoint (OpenID Connect Core 5.3.2). */
export const userinfoFaults = {
  'userinfo/sub-differs': members('userinfo', 'userinfo is about somebody else', all => ({
    ...all,
    sub: STRANGE_SUBJECT,
  })),
  'userinfo/sub-missing': members(
    'userinfo',
    'userinfo names nobody: sub is missing',
    ({ sub: _, ...all }) => all,
  ),
  'userinfo/sub-twice': twoSubjects('right one last', (body, wrong) => body.replace(/^\{/, `{${wrong},`)),
  'userinfo/sub-twice-wrong-last': twoSubjects('right one first', (body, wrong) =>
    body.replace(/\}$/, `,${wrong}}`),
  ),
  'userinfo/claims': members(
    'userinfo',
    'userinfo has the claims in `with.set` in place of its own, and lacks those in `with.remove`',
    (all, _world, { set, remove }) =>
      Object.fromEntries(Object.entries({ ...all, ...set }).filter(([name]) => !remove.includes(name))),
    z.object({
      set: z.record(z.string(), z.unknown()).default({}),
      remove: z.array(z.string()).default([]),
    }),
  ),
} satisfies Record<`userinfo/${string}`, AnswerFault>

/** What can be wrong with the discovery document (OpenID Connect Discovery 4.2 and 4.3). */
export const discoveryFaults = {
  'discovery/issuer-mismatch': members(
    'discovery',
    'the discovery document is of another issuer',
    (all, { strangerUrl }) => ({
      ...all,
      issuer: strangerUrl,
    }),
  ),
  'discovery/internal-address': members(
    'discovery',
    'the token endpoint is at an internal address: the one in `with`',
    (all, _world, address: string) => ({ ...all, token_endpoint: address }),
    z.url(),
  ),
  'discovery/foreign-endpoints': members(
    'discovery',
    'token and userinfo endpoint are at the stranger',
    (all, { strangerUrl }) => ({
      ...all,
      token_endpoint: `${strangerUrl}/token`,
      userinfo_endpoint: `${strangerUrl}/userinfo`,
    }),
  ),
  'discovery/advertises-iss': members(
    'discovery',
    'the org advertises the iss parameter of RFC 9207',
    all => ({
      ...all,
      authorization_response_iss_parameter_supported: true,
    }),
  ),
  'discovery/further-members': members(
    'discovery',
    'the discovery document has members that no SP knows',
    all => ({
      ...all,
      acr_values_supported: ['urn:okta:loa:1fa:any'],
      'x-region': 'us-1',
    }),
  ),
} satisfies Record<`discovery/${string}`, AnswerFault>
