import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { withoutTokens } from '../../../reports/html/jwt.ts'
import { page } from '../../../reports/html/page.ts'
import { tokenChecks } from '../../../reports/html/token-checks.ts'
import { type Exchange, summarize } from '../../../reports/index.ts'
import { signIn } from '../recorded-exchanges.ts'
import { type Altered, signInWith, TOKEN, tellingRun } from './faulty-sign-in.ts'
import { entry } from './markup.ts'

function checksOf(exchanges: readonly Exchange[]) {
  const tokens = new Map()
  withoutTokens(exchanges[TOKEN]!.response!.body!, tokens)
  return tokenChecks([...tokens.values()][0], exchanges, TOKEN)
}

const outcome = (exchanges: readonly Exchange[], name: string) =>
  checksOf(exchanges).find(check => check.name === name)

const keySet = (...kids: string[]): Exchange => ({
  ...signIn[TOKEN + 1]!,
  request: { method: 'GET', url: 'http://acme.okta.localhost:4600/oauth2/v1/keys', headers: [] },
  response: { status: 200, headers: [], body: JSON.stringify({ keys: kids.map(kid => ({ kid })) }) },
})

const withKeys = (altered: Altered, ...kids: string[]) =>
  signInWith(altered).toSpliced(TOKEN + 1, 0, keySet(...kids))

describe('the checks of an ID token', () => {
  it('hold for one that is right, but for what isn’t recorded', () => {
    const checks = checksOf(withKeys({}, 'mNQ2xV9', 'next'))
    expect(checks.filter(({ holds }) => holds === false)).toEqual([])
    expect(checks.filter(({ holds }) => holds === undefined).map(({ name }) => name)).toEqual(['signature'])
    expect(checks.find(({ name }) => name === 'nonce')).toEqual({
      name: 'nonce',
      expected: 'n-0S6_WzA2Mj',
      received: 'n-0S6_WzA2Mj',
      holds: true,
    })
  })

  test.each<[string, Altered, string]>([
    [
      'iss',
      { claims: { iss: 'http://acme.okta.localhost:4600.example' } },
      'http://acme.okta.localhost:4600.example',
    ],
    ['sub', { claims: { sub: '' } }, '""'],
    ['aud', { claims: { aud: ['0oa7alpacon', 'stranger'] } }, '["0oa7alpacon","stranger"]'],
    ['azp', { claims: { azp: 'stranger' } }, 'stranger'],
    ['azp', { claims: { aud: ['0oa7alpacon', 'stranger'] } }, 'absent'],
    ['exp', { claims: { exp: 1787582700 } }, '6 min before the answer'],
    ['exp', { claims: { exp: undefined } }, 'absent'],
    ['iat', { claims: { iat: 1787669460 } }, '1 day after the answer'],
    ['iat', { claims: { iat: 'now' } }, 'now'],
    ['nonce', { claims: { nonce: 'another' } }, 'another'],
    ['nonce', { claims: { nonce: undefined } }, 'absent'],
    ['alg', { header: { alg: 'none' } }, 'none'],
    ['kid', { header: { kid: 'unknown' } }, 'unknown'],
    ['kid', { header: { kid: undefined } }, 'absent'],
  ])('%s does not hold of one with %j', (name, altered, received) => {
    const exchanges = withKeys(altered, 'mNQ2xV9', 'next')
    expect(outcome(exchanges, name)).toMatchObject({ received, holds: false })
  })

  test.each<[string, Altered, Altered['faults']]>([
    ['aud', { claims: { aud: ['0oa7alpacon'] } }, undefined],
    ['azp', { claims: { azp: '0oa7alpacon' } }, undefined],
    ['iat', { claims: { iat: 1787583065 } }, undefined],
  ])('%s holds of one that is unusual and right', (name, altered) => {
    expect(outcome(signInWith(altered), name)?.holds).toBe(true)
  })

  it('holds of one without a kid where there is one key only', () => {
    expect(outcome(withKeys({ header: { kid: undefined } }, 'mNQ2xV9'), 'kid')?.holds).toBe(true)
  })

  it('can’t be told where the scenario doesn’t show what to expect', () => {
    const alone = signInWith({}).map((exchange, at) =>
      at === TOKEN
        ? exchange
        : { ...exchange, request: { ...exchange.request, url: 'http://elsewhere.example/' } },
    )
    const unknown = checksOf(alone).filter(({ holds }) => holds === undefined)
    expect(unknown.map(({ name }) => name)).toEqual(['aud', 'nonce', 'kid', 'signature'])
  })

  it('compare at_hash with the access token where that is recorded', () => {
    const token = 'an-access-token'
    const hash = createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
    const of = (claimed: string, access_token: string) =>
      outcome(signInWith({ claims: { at_hash: claimed }, answer: { access_token } }), 'at_hash')
    expect(of(hash, token)).toMatchObject({ expected: hash, received: hash, holds: true })
    expect(of('another', token)?.holds).toBe(false)
    expect(of(hash, '[access token 1]')?.holds).toBeUndefined()
  })

  it('go by the issuer that the metadata name for that token endpoint', () => {
    const metadata = { issuer: 'http://other.example', token_endpoint: signIn[TOKEN]!.request.url }
    const exchanges = signIn.with(2, {
      ...signIn[2]!,
      response: { status: 200, headers: [], body: JSON.stringify(metadata) },
    })
    expect(outcome(exchanges, 'iss')).toMatchObject({ expected: 'http://other.example', holds: false })
  })

  it('ask for the nonce of the sign-in whose code was sent, though a later one was begun', () => {
    const values = [
      ['st-1', 'st-2'],
      ['n-0S6_WzA2Mj', 'later'],
      ['code=%5Bredacted%5D', 'code=%5Bcode 2%5D'],
    ]
    const later = values.reduce(
      (text, [from, to]) => text.replaceAll(from!, to!),
      JSON.stringify(signIn.slice(0, 5)),
    )
    const exchanges: Exchange[] = [...signIn.slice(0, 5), ...JSON.parse(later), ...signIn.slice(TOKEN)]
    const tokens = new Map()
    const at = exchanges.length - signIn.length + TOKEN
    withoutTokens(exchanges[at]!.response!.body!, tokens)
    const [nonce] = tokenChecks([...tokens.values()][0], exchanges, at).filter(({ name }) => name === 'nonce')
    expect(nonce).toMatchObject({ expected: 'n-0S6_WzA2Mj', holds: true })
  })

  it('stand beside the decoded token, each with a word', async () => {
    const run = tellingRun()
    const told = entry(await page(run, summarize(run)), 'guide/sso/sp-initiated')
    expect(told).toMatch(
      /<code>iss<\/code><\/th><td>[^<]*<\/td><td>http:\/\/stranger\.example<\/td><td>.*?doesn’t hold/,
    )
    expect(told).toContain('can’t be told')
  })
})
