import type { FaultName } from '../../../../sim/index.ts'
import type { Delivery } from '../delivery.ts'

type Members = Record<string, unknown>

/** What the fault takes in `with`, and what becomes of the members of the answer. */
export interface MembersRow {
  with?: unknown
  members: (members: Members, delivery: Delivery) => Members
}

const without =
  (name: string): MembersRow['members'] =>
  ({ [name]: _, ...members }) =>
    members
const withMembers =
  (changes: (delivery: Delivery) => Members): MembersRow['members'] =>
  (members, delivery) => ({ ...members, ...changes(delivery) })

type Key = Members & { kid: string }
const keysOf = ({ keys }: Members) => keys as Key[]
/** The org signs with the first of its keys. */
const signing = (members: Members) => keysOf(members)[0]!

/** JSON that came, member by member. */
export const memberRows = {
  'token/token-type-in-another-case': { members: withMembers(() => ({ token_type: 'bEARER' })) },
  'token/expires-in-missing': { members: without('expires_in') },
  'token/further-members': {
    members: withMembers(() => ({ 'https://example.com/issued_by': 'node-7', warnings: [] })),
  },
  'id-token/absent': { members: without('id_token') },
  'keys/single': { members: all => ({ keys: [signing(all)] }) },
  'keys/single-without-kid': {
    members(all) {
      const { kid: _, ...key } = signing(all)
      return { keys: [key] }
    },
  },
  'keys/empty': { members: () => ({ keys: [] }) },
  'keys/further-members': {
    members: all => ({
      generated_at: '2026-01-01T00:00:00Z',
      keys: [
        { kty: 'AKP', alg: 'ML-DSA-65', kid: 'post-quantum', use: 'sig', pub: 'AAAA' },
        ...keysOf(all).map(key => ({ ...key, 'x-hint': 'rotates quarterly' })),
      ],
    }),
  },
  'userinfo/sub-differs': { members: withMembers(() => ({ sub: '00ustranger0000000x7' })) },
  'userinfo/sub-missing': { members: without('sub') },
  'userinfo/claims': {
    with: { set: { email: 'eve@example.test' }, remove: ['locale'] },
    members: ({ locale: _, ...members }) => ({ ...members, email: 'eve@example.test' }),
  },
  'discovery/issuer-mismatch': { members: withMembers(({ org }) => ({ issuer: org.strangerUrl })) },
  'discovery/internal-address': {
    with: 'http://127.0.0.1:1/token',
    members: withMembers(() => ({ token_endpoint: 'http://127.0.0.1:1/token' })),
  },
  'discovery/foreign-endpoints': {
    members: withMembers(({ org: { strangerUrl } }) => ({
      token_endpoint: `${strangerUrl}/token`,
      userinfo_endpoint: `${strangerUrl}/userinfo`,
    })),
  },
  'discovery/advertises-iss': {
    members: withMembers(() => ({ authorization_response_iss_parameter_supported: true })),
  },
  'discovery/further-members': {
    members: withMembers(() => ({ acr_values_supported: ['urn:okta:loa:1fa:any'], 'x-region': 'us-1' })),
  },
} satisfies Partial<Record<FaultName, MembersRow>>

/** Key sets that begin with a key that no other request has seen. */
export const newKeyRows = {
  'keys/encryption-key-same-kid': (key: Key, signing: Key) =>
    key.kid === signing.kid && key.use === 'enc' && key.alg === 'RSA-OAEP' && key.n !== signing.n,
  'keys/another-key-more': (key: Key, signing: Key) =>
    key.kid !== signing.kid && key.use === 'sig' && key.alg === 'RS256' && key.n !== signing.n,
} satisfies Partial<Record<FaultName, (key: Key, signing: Key) => boolean>>

/** Answers whose text can't be told by their members alone, by what they take in `with`. */
export const textRows = {
  'userinfo/sub-twice': (body: string, subject: string) => body.replace('{', `{"sub":"${subject}",`),
  'userinfo/sub-twice-wrong-last': (body: string, subject: string) => {
    return `${body.slice(0, -1)},"sub":"${subject}"}`
  },
} satisfies Partial<Record<FaultName, (body: string, subject: string) => string>>

/** Answers that have nothing of what they would have been. */
export const otherAnswerRows = {
  'token/invalid-grant': {
    status: 400,
    body: {
      error: 'invalid_grant',
      error_description: 'The authorization code is invalid or has expired.',
    },
  },
} satisfies Partial<Record<FaultName, { status: number; body: unknown }>>
