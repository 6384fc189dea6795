import { createPublicKey } from 'node:crypto'
import { publicJwk, type SigningKey } from '../oidc/keys.ts'
import { selfSigned } from './certificate.ts'
import type { AnswerFault, World } from './definition.ts'
import { replaceIdToken } from './id-token.ts'
import { type Jws, putTogether, unsigned, withRsa, withSecret } from './jws.ts'

type Sign = (input: string) => Buffer

/** A fault that alters header and signature; the claims are as they should be. */
function signature(
  does: string,
  alter: (
    token: Jws,
    world: World,
  ) => { header: Jws['header']; sign: Sign } | Promise<{ header: Jws['header']; sign: Sign }>,
): AnswerFault {
  return {
    place: 'token',
    does: `the ID token ${does}`,
    alter: (answer, world) =>
      replaceIdToken(answer, async token => {
        const { header, sign } = await alter(token, world)
        return putTogether({ claims: token.claims, header }, sign)
      }),
  }
}

/** A token that the stranger signed, with a hint in its header where to find the stranger's key. */
function byStranger(does: string, hint: (key: SigningKey, world: World) => Record<string, unknown>) {
  return signature(`is signed by a stranger, ${does}`, async ({ header }, world) => {
    const key = await world.strangeKey()
    return { header: { ...header, ...hint(key, world) }, sign: withRsa(key.privateKey) }
  })
}

const pem = ({ publicKey }: SigningKey) =>
  createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
    .export({ type: 'spki', format: 'pem' })
    .toString()

/** What can be wrong with an ID token's signature (OpenID Connect Core 3.1.3.7; RFC 8725, 2 and 3; RFC 7515, 4.1). */
export const signatureFaults = {
  'signature/flipped': {
    place: 'token',
    does: 'some bits of the ID token’s signature are turned',
    alter: answer =>
      replaceIdToken(answer, ({ header, claims, signature: bytes }) =>
        putTogether({ header, claims }, () =>
          Buffer.from(bytes.map((byte, at) => (at % 64 === 7 ? byte ^ 0x55 : byte))),
        ),
      ),
  },
  'signature/wrong-key': signature(
    "is signed by a stranger, under the kid of the org's key",
    async ({ header }, world) => ({
      header,
      sign: withRsa((await world.strangeKey()).privateKey),
    }),
  ),
  'signature/unknown-kid': byStranger('under a kid that the JWKS does not have', ({ kid }) => ({ kid })),
  'signature/alg-none': signature(
    'says alg none and has no signature',
    ({ header: { kid: _, ...header } }) => ({
      header: { ...header, alg: 'none' },
      sign: unsigned,
    }),
  ),
  'signature/alg-none-mixed-case': signature(
    'says alg NoNe and has no signature',
    ({ header: { kid: _, ...header } }) => ({ header: { ...header, alg: 'NoNe' }, sign: unsigned }),
  ),
  'signature/hs256-with-public-key': signature(
    "says HS256, with the org's public key as the secret",
    ({ header }, { signingKey }) => ({
      header: { ...header, alg: 'HS256' },
      sign: withSecret(pem(signingKey)),
    }),
  ),
  'signature/hs256-with-client-secret': signature(
    "says HS256, with the client's secret",
    ({ header, claims }, { clientSecret }) => ({
      header: { ...header, alg: 'HS256' },
      sign: withSecret(clientSecret(String([claims.aud].flat()[0])) ?? ''),
    }),
  ),
  'signature/embedded-jwk': byStranger('whose key is in the header (jwk)', key => ({
    kid: key.kid,
    jwk: publicJwk(key),
  })),
  'signature/embedded-jku': byStranger(
    'whose key set the header points to (jku)',
    ({ kid }, { strangerUrl }) => ({
      kid,
      jku: `${strangerUrl}/keys`,
    }),
  ),
  'signature/embedded-x5u': byStranger(
    'whose certificate the header points to (x5u)',
    ({ kid }, { strangerUrl }) => ({
      kid,
      x5u: `${strangerUrl}/certificate.pem`,
    }),
  ),
  'signature/embedded-x5c': byStranger('whose own certificate is in the header (x5c)', key => ({
    kid: key.kid,
    x5c: [selfSigned(key, 'Stranger').toString('base64')],
  })),
  'signature/kid-missing': signature('has no kid', ({ header: { kid: _, ...header } }, { signingKey }) => ({
    header,
    sign: withRsa(signingKey.privateKey),
  })),
} satisfies Record<`signature/${string}`, AnswerFault>
