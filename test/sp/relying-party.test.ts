import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { Connection } from '../../sp/connections/connection.ts'
import {
  askingWith,
  authorizationUrl,
  checkMetadata,
  exchangeCode,
  relyingParty,
} from '../../sp/sign-in/relying-party.ts'
import { metadataOf } from './okta-metadata.ts'

const issuer = 'https://acme.okta.test'
const metadata = metadataOf(issuer)
const endpoints = ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'] as const
const expected = { state: 's', nonce: 'n', codeVerifier: 'v'.repeat(43), maxAge: undefined }

const connection = (token_endpoint_auth_method?: 'client_secret_basic' | 'client_secret_post') =>
  ({
    options: {
      client_id: '0oa1',
      client_secret: 'a secret',
      issuer,
      scope: 'openid',
      token_endpoint_auth_method,
    },
  }) as Connection

describe('metadata', () => {
  test('that name their issuer, and every endpoint within it, are good', () => {
    expect(checkMetadata(metadata, issuer)).toBeUndefined()
  })

  test.each(endpoints)('without %s are not', endpoint => {
    expect(checkMetadata({ ...metadata, [endpoint]: undefined }, issuer)).toContain('leaves an endpoint out')
  })

  test.each(endpoints)('with %s elsewhere, or at no address, are not', endpoint => {
    for (const value of ['https://evil.test/x', 'nonsense'])
      expect(checkMetadata({ ...metadata, [endpoint]: value }, issuer)).toContain(
        `outside of itself: ${value}`,
      )
  })
})

describe('the client secret', () => {
  async function askedForTokens(method?: 'client_secret_basic' | 'client_secret_post') {
    let asked: { headers: Headers; body: string } | undefined
    const fetcher = async (_url: unknown, init: RequestInit = {}) => {
      asked = { headers: new Headers(init.headers), body: String(init.body) }
      return new Response('{}', { status: 500 })
    }
    const configuration = askingWith(relyingParty(metadata, connection(method), 5), fetcher as typeof fetch)
    const answer = new URL('https://sp.test/callback?code=c&state=s')
    await expect(exchangeCode(configuration, answer, expected)).rejects.toThrow()
    return { inHeader: asked?.headers.has('authorization'), inBody: asked?.body.includes('client_secret=') }
  }

  test.each([undefined, 'client_secret_basic'] as const)('goes into the header with %s', async method => {
    expect(await askedForTokens(method)).toEqual({ inHeader: true, inBody: false })
  })

  test('goes into the body with client_secret_post', async () => {
    expect(await askedForTokens('client_secret_post')).toEqual({ inHeader: false, inBody: true })
  })
})

describe('an ID token', () => {
  /** What becomes of a token that the org signs with this algorithm, by a key that it publishes, and says it may use. */
  async function exchanged(alg: 'RS256' | 'ES256') {
    const { privateKey, publicKey } = await generateKeyPair(alg)
    const idToken = await new SignJWT({ nonce: expected.nonce })
      .setProtectedHeader({ alg, kid: 'one' })
      .setIssuer(issuer)
      .setAudience('0oa1')
      .setSubject('00u1')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    const tokens = { access_token: 'a', token_type: 'Bearer', id_token: idToken }
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg, use: 'sig' }] }
    const fetcher = async (url: unknown) => Response.json(String(url) === metadata.jwks_uri ? keys : tokens)
    const offering = { ...metadata, id_token_signing_alg_values_supported: ['RS256', 'ES256'] }
    const configuration = askingWith(relyingParty(offering, connection(), 5), fetcher as typeof fetch)
    return exchangeCode(configuration, new URL('https://sp.test/callback?code=c&state=s'), expected)
  }

  test('signed with RS256 counts', async () => {
    expect((await exchanged('RS256')).claims.sub).toBe('00u1')
  })

  test('signed with another algorithm does not, though the org may use it', async () => {
    await expect(exchanged('ES256')).rejects.toThrow()
  })
})

test('Okta is told of nobody where there is no hint, and asked for no prompt and no age', async () => {
  const asked = { expected, redirectUri: 'https://sp.test/callback', scope: 'openid', anew: false }
  const { searchParams } = await authorizationUrl(relyingParty(metadata, connection(), 5), asked)
  expect(['login_hint', 'prompt', 'max_age'].filter(name => searchParams.has(name))).toEqual([])
})
