import { describe, expect, it } from 'vitest'
import { faultDifferences } from '../../../reports/html/fault-difference.ts'
import { page } from '../../../reports/html/page.ts'
import { type Exchange, summarize } from '../../../reports/index.ts'
import { signIn } from '../recorded-exchanges.ts'
import { type Altered, faultThenTwin, signInWith, TOKEN, tellingRun } from './faulty-sign-in.ts'
import { entry } from './markup.ts'

const faults = [{ name: 'id-token/some', does: 'it is otherwise' }]

/** What is told of a fault that alters the token answer, beside a sign-in without it. */
const changesOf = (altered: Altered, twin: Altered = {}) =>
  faultDifferences([...signInWith({ ...altered, faults }), ...signInWith(twin)])[0]?.parts

/** A sign-in under way to which the browser was sent with other values. */
function withValues(exchanges: readonly Exchange[], values: Record<string, string>): Exchange[] {
  const written = Object.entries(values).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    JSON.stringify(exchanges),
  )
  return JSON.parse(written)
}

describe('what a fault changed', () => {
  it('is the claim that differs from the happy twin, and nothing else', () => {
    expect(faultDifferences(faultThenTwin)).toEqual([
      {
        exchange: TOKEN,
        twin: signIn.length + TOKEN,
        parts: [
          {
            part: 'Claims of the ID token',
            removed: ['iss: "http://acme.okta.localhost:4600"'],
            added: ['iss: "http://stranger.example"'],
          },
        ],
      },
    ])
  })

  it('is told of what is gone, and of what is new', () => {
    expect(changesOf({ claims: { sub: undefined, admin: true } })).toEqual([
      { part: 'Claims of the ID token', removed: ['sub: "00u1ada5YpQ"'], added: ['admin: true'] },
    ])
    expect(changesOf({ header: { alg: 'none' } })).toEqual([
      { part: 'Header of the ID token', removed: ['alg: "RS256"'], added: ['alg: "none"'] },
    ])
  })

  it('leaves out what every sign-in has anew, and tells times as they stand to the answer', () => {
    const first = { answer: { access_token: '[access token 1]' } }
    const later = { iat: 1787583061, exp: 1787586661, auth_time: 9, jti: 'x', at_hash: 'y' }
    expect(changesOf(first, { claims: later, answer: { access_token: '[access token 7]' } })).toEqual([])
    expect(changesOf({ claims: { exp: 1787582700 } })).toEqual([
      {
        part: 'Claims of the ID token',
        removed: ['exp: 1 h after the answer'],
        added: ['exp: 6 min before the answer'],
      },
    ])
  })

  it('tells of an at_hash where the fault is about it', () => {
    const about = [{ name: 'id-token/at-hash-altered', does: 'it has another' }]
    const exchanges = [
      ...signInWith({ claims: { at_hash: 'other' }, faults: about }),
      ...signInWith({ claims: { at_hash: 'own' } }),
    ]
    expect(faultDifferences(exchanges)[0]?.parts[0]?.added).toEqual(['at_hash: "other"'])
  })

  it('takes a nonce for the same where each is the one that was sent with its sign-in', () => {
    const twin = withValues(signIn, { 'st-1': 'st-2', 'code=%5Bredacted%5D': 'code=%5Bcode 2%5D' })
    const other = 'n-0S6_WzA2Mj'
    const [token] = signInWith({ claims: { nonce: 'n-2' } }).slice(TOKEN)
    const sent = withValues(twin, { [other]: 'n-2' }).with(TOKEN, {
      ...token!,
      request: twin[TOKEN]!.request,
    })
    expect(faultDifferences([...signInWith({ faults }), ...sent])[0]?.parts).toEqual([])
    const altered = [...signInWith({ claims: { nonce: 'n-3' }, faults }), ...sent]
    expect(faultDifferences(altered)[0]?.parts[0]).toMatchObject({
      removed: ['nonce: as it was sent'],
      added: ['nonce: "n-3"'],
    })
  })

  it('is the query of a redirect, where a state that was sent is one like any other', () => {
    const twin = withValues(signIn, { 'st-1': 'st-2' })
    const answered = 3
    const location = signIn[answered]!.response!.headers.find(([name]) => name === 'location')![1]
    const alteredTo = (to: string): Exchange[] => {
      const headers: [string, string][] = [['location', to]]
      return [
        ...signIn.with(answered, { ...signIn[answered]!, faults, response: { status: 302, headers } }),
        ...twin,
      ]
    }
    const query = (exchanges: Exchange[]) =>
      faultDifferences(exchanges)[0]?.parts.find(({ part }) => part === 'Query of the redirect')
    expect(query(alteredTo(location))).toBeUndefined()
    expect(query(alteredTo(location.replace('st-1', 'forged')))).toMatchObject({
      removed: ['state: as it was sent'],
      added: ['state: forged'],
    })
  })

  it('is that no answer came, where none did', () => {
    const { response: _, ...unanswered } = signIn[TOKEN]!
    const exchanges = [...signIn.with(TOKEN, { ...unanswered, faults }), ...signIn]
    expect(faultDifferences(exchanges)[0]?.parts).toEqual([
      { part: 'Status', removed: ['HTTP 200'], added: ['no answer'] },
    ])
  })

  it('isn’t told where no exchange is the same without the fault', () => {
    expect(faultDifferences(signInWith({ claims: { iss: 'x' }, faults }))).toEqual([])
    const both = signInWith({ claims: { iss: 'x' }, faults })
    expect(faultDifferences([...both, ...both])).toEqual([])
  })

  it('is told once of answers that are altered alike', () => {
    const altered = signInWith({ claims: { iss: 'x' }, faults })
    expect(faultDifferences([...altered, ...altered, ...signIn])).toHaveLength(1)
  })

  it('is held against the answer that leads to the same place, though another is nearer', () => {
    const authorize = signIn[3]!
    const elsewhere = {
      ...authorize,
      response: { status: 302, headers: [['location', 'http://acme.okta.localhost:4600/signin']] },
    } as Exchange
    const exchanges = [elsewhere, { ...authorize, faults }, elsewhere, elsewhere, authorize]
    expect(faultDifferences(exchanges)).toMatchObject([{ exchange: 1, twin: 4, parts: [] }])
  })

  it('is held against an answer about the same person, though another’s is nearer', () => {
    const other = signInWith({ claims: { sub: 'somebody else' } })
    const exchanges = [...other, ...signInWith({ faults }), ...other, ...other, ...signIn]
    expect(faultDifferences(exchanges)).toMatchObject([{ twin: signIn.length * 4 + TOKEN, parts: [] }])
  })

  it('stands in the scenario as text, with links to both exchanges', async () => {
    const run = tellingRun()
    const told = entry(await page(run, summarize(run)), 'guide/sso/sp-initiated')
    expect(told).toContain('the ID token is &lt;b&gt;of another issuer&lt;/b&gt;')
    expect(told).toContain('<del>− iss: &quot;http://acme.okta.localhost:4600&quot;</del>')
    expect(told).toContain('<ins>+ iss: &quot;http://stranger.example&quot;</ins>')
    expect(told).toContain(`href="#guide/sso/sp-initiated:exchange-${signIn.length + TOKEN + 1}"`)
  })
})
