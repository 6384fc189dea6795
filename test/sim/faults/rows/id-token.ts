import type { FaultName } from '../../../../sim/index.ts'
import { type Delivery, type IdToken, otherApp, type Site, tokenRequest } from '../delivery.ts'

type Claims = Record<string, unknown>
type Expected = (claims: Claims, delivery: Delivery) => Claims

/** What has to stand before, and what the fault takes in `with`; and what becomes of the claims. */
export interface ClaimsRow {
  with?: (site: Site) => unknown
  claims: Expected
}

const without =
  (name: string): Expected =>
  ({ [name]: _, ...claims }) =>
    claims
const withClaims =
  (changes: (claims: Claims, delivery: Delivery) => Claims): Expected =>
  (claims, delivery) => ({ ...claims, ...changes(claims, delivery) })
const stranger = '0oastranger0000000x7'
const seconds = (value: unknown) => value as number

/** ID tokens that the org signs as ever, by what is wrong with their claims. */
export const idTokenRows = {
  'id-token/iss-altered': { claims: withClaims((_, { org }) => ({ iss: org.strangerUrl })) },
  'id-token/iss-missing': { claims: without('iss') },
  'id-token/iss-other-tenant': {
    with: () => 'http://other.okta.localhost',
    claims: withClaims(() => ({ iss: 'http://other.okta.localhost' })),
  },
  'id-token/iss-prefix-match': { claims: withClaims((_, { org }) => ({ iss: `${org.url}.example` })) },
  'id-token/aud-altered': { claims: withClaims(() => ({ aud: stranger })) },
  'id-token/aud-other-app': {
    with: site => otherApp(site).id,
    claims: withClaims((_, { org }) => ({ aud: org.model.applications.byLabel('Other desk')!.id })),
  },
  'id-token/aud-extra-untrusted': { claims: withClaims((_, { app }) => ({ aud: [app.id, stranger] })) },
  'id-token/aud-missing': { claims: without('aud') },
  'id-token/aud-in-array': { claims: withClaims((_, { app }) => ({ aud: [app.id] })) },
  'id-token/azp-other': { claims: withClaims(() => ({ azp: stranger })) },
  // Issued now, the original expires in an hour: the altered one did six minutes ago.
  'id-token/exp-past': {
    claims: withClaims(({ iat }) => ({ iat: seconds(iat) - 3960, exp: seconds(iat) - 360 })),
  },
  'id-token/exp-missing': { claims: without('exp') },
  'id-token/iat-missing': { claims: without('iat') },
  'id-token/iat-future': {
    claims: withClaims(({ iat }) => ({ iat: seconds(iat) + 86_400, exp: seconds(iat) + 90_000 })),
  },
  'id-token/clock-ahead': {
    claims: withClaims(({ iat }) => ({
      iat: seconds(iat) + 5,
      auth_time: seconds(iat) + 5,
      exp: seconds(iat) + 3605,
    })),
  },
  'id-token/nonce-altered': { claims: withClaims(({ nonce }) => ({ nonce: `${nonce}x` })) },
  'id-token/nonce-missing': { claims: without('nonce') },
  'id-token/sub-missing': { claims: without('sub') },
  'id-token/sub-empty': { claims: withClaims(() => ({ sub: '' })) },
  'id-token/sub-array': { claims: withClaims((_, { ann }) => ({ sub: [ann.id] })) },
  'id-token/at-hash-altered': { claims: withClaims(() => ({ at_hash: 'c3RyYW5nZXItdG9rZW4tMQ' })) },
  'id-token/claims': {
    with: () => ({ email: 'eve@example.test', groups: ['Everyone'] }),
    claims: withClaims(() => ({ email: 'eve@example.test', groups: ['Everyone'] })),
  },
} satisfies Partial<Record<FaultName, ClaimsRow>>

interface StrangersKeys {
  stranger: Claims
  strangerUrl: string
  /** The certificate that the stranger publishes: DER in base64. */
  certificate: string
}

export interface SignatureRow {
  header: (header: Claims, keys: StrangersKeys) => Claims
  signer:
    | 'org'
    | 'stranger'
    | 'nobody'
    | 'nobody known'
    | "the org's public key as a secret"
    | "the client's secret"
  /** What else is to be seen of the token. */
  also?: (altered: IdToken, original: IdToken) => boolean
}

const asItWas = (header: Claims) => header
const unsigned =
  (alg: string): SignatureRow['header'] =>
  ({ kid: _, ...header }) => ({ ...header, alg })

/** ID tokens whose claims are as ever, by header and signer. */
export const signatureRows = {
  'signature/flipped': {
    header: asItWas,
    signer: 'nobody known',
    also: (altered, original) => {
      const differing = altered.signature.filter((byte, at) => byte !== original.signature[at])
      return altered.signature.length === original.signature.length && differing.length === 4
    },
  },
  'signature/wrong-key': { header: asItWas, signer: 'stranger' },
  'signature/unknown-kid': {
    header: (header, { stranger }) => ({ ...header, kid: stranger.kid }),
    signer: 'stranger',
  },
  'signature/alg-none': { header: unsigned('none'), signer: 'nobody' },
  'signature/alg-none-mixed-case': { header: unsigned('NoNe'), signer: 'nobody' },
  'signature/hs256-with-public-key': {
    header: header => ({ ...header, alg: 'HS256' }),
    signer: "the org's public key as a secret",
  },
  'signature/hs256-with-client-secret': {
    header: header => ({ ...header, alg: 'HS256' }),
    signer: "the client's secret",
  },
  'signature/embedded-jwk': {
    header: (header, { stranger }) => ({ ...header, kid: stranger.kid, jwk: stranger }),
    signer: 'stranger',
  },
  'signature/embedded-jku': {
    header: (header, { stranger, strangerUrl }) => ({
      ...header,
      kid: stranger.kid,
      jku: `${strangerUrl}/keys`,
    }),
    signer: 'stranger',
  },
  'signature/embedded-x5u': {
    header: (header, { stranger, strangerUrl }) => ({
      ...header,
      kid: stranger.kid,
      x5u: `${strangerUrl}/certificate.pem`,
    }),
    signer: 'stranger',
  },
  'signature/embedded-x5c': {
    header: (header, { stranger, certificate }) => ({ ...header, kid: stranger.kid, x5c: [certificate] }),
    signer: 'stranger',
  },
  'signature/kid-missing': { header: ({ kid: _, ...header }) => header, signer: 'org' },
} satisfies Partial<Record<FaultName, SignatureRow>>

/** A sign-in before, so that an ID token can be replayed: its token. */
export async function earlierIdToken(site: Site): Promise<string> {
  return JSON.parse((await (await tokenRequest(site))()).body).id_token
}
