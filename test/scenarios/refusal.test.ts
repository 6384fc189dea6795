import { describe, expect, test, vi } from 'vitest'
import { collectScenarios } from '../../scenarios/harness/declared.ts'
import { judge } from '../../scenarios/harness/judgement.ts'
import { startRecording } from '../../scenarios/harness/record.ts'
import {
  acceptsSignIn,
  asksForTokens,
  asksNothingOfStranger,
  disregards,
  type FaultyOptions,
  refusesSignIn,
  treatsAsDeclared,
  untilCleared,
  withColleague,
} from '../../scenarios/harness/refusal.ts'
import type { Scene } from '../../scenarios/harness/scene.ts'
import { findsFault, standInScene, type Told } from './stand-in-scene.ts'

const declared: ((scene: Scene) => Promise<void>)[] = []
// Playwright's own tests only work inside a run of its own.
collectScenarios(({ act }) => void declared.push(act))

/** Declares a scenario, and judges a target by it that is told how to behave. */
async function verdictOf(declare: () => void, told: Told) {
  const { scene, deeds } = standInScene(told)
  declare()
  const { steps } = startRecording()
  const thrown = await declared.pop()!(scene).then(
    () => undefined,
    (error: unknown) => error ?? new Error('thrown'),
  )
  const { verdict, reason } = judge(thrown, 'M', text => text)
  return { verdict, reason, deeds, kinds: steps.map(({ kind }) => kind) }
}

type Verdict = Awaited<ReturnType<typeof verdictOf>>['verdict']
type Row = [situation: string, verdict: Verdict, told: Told, more?: Partial<FaultyOptions>]

const clauses: FaultyOptions['clauses'] = []
const TOKEN = 'id-token/iss-altered'
const KEYS = '/oauth2/v1/keys'
const verbs = { refusesSignIn, disregards, acceptsSignIn }
const by =
  (verb: keyof typeof verbs, more: Partial<FaultyOptions> = {}) =>
  () =>
    verbs[verb]('what it shows', { clauses, faults: [TOKEN], ...more })

test.each(['refusesSignIn', 'disregards', 'acceptsSignIn'] as const)(
  '%s has the person assigned, and all that is given, before anybody signs in',
  async verb => {
    const before: string[] = []
    const { scene, deeds } = standInScene({ faulty: verb === 'refusesSignIn' ? 'refused' : 'in' })
    by(verb, { given: async () => void before.push(...deeds) })()
    startRecording()
    await declared.pop()!(scene)
    expect(before).toEqual(['connect', 'assign Ann'])
  },
)

describe('a sign-in that has to be refused', () => {
  test.each<Row>([
    ['is refused in words', 'passed', { faulty: 'refused' }],
    ['succeeds', 'failed', { faulty: 'in' }],
    ['succeeds, and the twin does not', 'failed', { faulty: 'in', usual: 'refused' }],
    ['signs somebody else in', 'failed', { faulty: 'in as another' }],
    ['makes a user all the same', 'failed', { faulty: 'refused, with a user made' }],
    ['is refused without a word', 'failed', { faulty: 'refused without a word' }],
    ['is refused, as the twin is', 'inconclusive', { faulty: 'refused', usual: 'refused' }],
    [
      'is refused without a word, as the twin is',
      'inconclusive',
      { faulty: 'refused without a word', usual: 'refused' },
    ],
    [
      'is refused, and the twin signs somebody else in',
      'inconclusive',
      { faulty: 'refused', usual: 'in as another' },
    ],
    ['is refused though the fault never struck', 'inconclusive', { faulty: 'refused', strikes: [] }],
    ['succeeds since the fault never struck', 'inconclusive', { faulty: 'in', strikes: [] }],
    [
      'meets only one of two faults',
      'inconclusive',
      { faulty: 'refused', strikes: [TOKEN] },
      { faults: [TOKEN, 'id-token/aud-altered'] },
    ],
    ['is refused, and something else is wrong', 'failed', { faulty: 'refused' }, { judge: findsFault }],
    [
      'crashes, whatever the twin says',
      'error',
      { faulty: 'refused', usual: 'refused' },
      { judge: () => Promise.reject(new Error('a crash')) },
    ],
    [
      'is refused, as the twin is, and something else is wrong',
      'inconclusive',
      { faulty: 'refused', usual: 'refused' },
      { judge: findsFault },
    ],
  ])('%s: %s', async (_, verdict, told, more) => {
    expect((await verdictOf(by('refusesSignIn', more), told)).verdict).toBe(verdict)
  })

  test('is undertaken by a newcomer where they have to be new, after what is given', async () => {
    const given = vi.fn<(scene: Scene) => Promise<void>>(async () => undefined)
    const { deeds, kinds } = await verdictOf(by('refusesSignIn', { newcomer: true, given }), {
      faulty: 'refused',
    })
    expect(deeds).toEqual([
      'connect',
      'assign Nora',
      `inject ${TOKEN}`,
      `Nora signs in at their browser, with ${TOKEN}: refused`,
      'Nora signs in at their browser: in',
    ])
    expect(given).toHaveBeenCalledOnce()
    expect(kinds).toEqual(['step', 'step', 'twin'])
  })

  test.each<Row>([
    ['is refused', 'passed', { faulty: 'refused' }],
    ['succeeds, and nobody asked for keys', 'notRun', { faulty: 'in' }],
    ['succeeds, though keys were asked for', 'failed', { faulty: 'in', asks: [KEYS] }],
    ['succeeds without keys, and something else is wrong', 'failed', { faulty: 'in' }, { judge: findsFault }],
  ])('for its signature %s: %s', async (_, verdict, told, more) => {
    const outcome = await verdictOf(by('refusesSignIn', { ofSignature: true, ...more }), told)
    expect(outcome.verdict).toBe(verdict)
    if (verdict === 'notRun') expect(outcome.reason).toContain('verifies no signature')
  })

  test('for its signature is tried once more without the fault, in another browser', async () => {
    const declare = by('refusesSignIn', { ofSignature: true, faults: [untilCleared(TOKEN)] })
    const { deeds } = await verdictOf(declare, { faulty: 'in', usual: 'refused' })
    expect(deeds.at(-1)).toBe('Ann signs in at another browser: refused')
  })

  test.each<Row>([
    ['strikes there too', 'passed', { faulty: 'refused', strikes: [TOKEN, 'token/further-members'] }],
    ['never strikes there', 'inconclusive', { faulty: 'refused', strikes: [TOKEN] }],
  ])('what is unusual in its twin %s: %s', async (_, verdict, told) => {
    const outcome = await verdictOf(by('refusesSignIn', { twin: ['token/further-members'] }), {
      ...told,
      rightly: ['token/further-members'],
    })
    expect(outcome.verdict).toBe(verdict)
  })

  test('metadata that the target keeps need not strike again in the twin', async () => {
    const name = 'discovery/further-members'
    const told: Told = { faulty: 'refused', rightly: [name], keepsMetadata: true }
    const both = by('refusesSignIn', { faults: [TOKEN, name], twin: [name] })
    expect((await verdictOf(both, told)).verdict).toBe('passed')
    const others = by('refusesSignIn', { twin: [name] })
    const asked = { ...told, strikes: [TOKEN], asks: ['/.well-known/openid-configuration'] } as const
    expect((await verdictOf(others, asked)).verdict).toBe('inconclusive')
    // What isn't metadata is never kept.
    const further = 'token/further-members'
    const ofTokens = by('refusesSignIn', { faults: [TOKEN, further], twin: [further] })
    expect((await verdictOf(ofTokens, { ...told, rightly: [further] })).verdict).toBe('inconclusive')
  })
})

test.each([
  ['keys/empty', KEYS, 'verifies no signature'],
  ['userinfo/sub-differs', '/oauth2/v1/userinfo', 'goes by the ID token'],
  ['discovery/issuer-mismatch', '/.well-known/openid-configuration', 'keeps what it has'],
] as const)(
  '%s is not run where the target never asks for it, and inconclusive where it does',
  async (name, path, why) => {
    for (const verb of ['refusesSignIn', 'disregards', 'acceptsSignIn'] as const) {
      const declare = by(verb, { faults: [name] })
      const never = await verdictOf(declare, { faulty: 'in', strikes: [] })
      expect([verb, never.verdict, never.reason]).toEqual([verb, 'notRun', expect.stringContaining(why)])
      const asked = await verdictOf(declare, { faulty: 'in', strikes: [], asks: [path] })
      expect([verb, asked.verdict]).toEqual([verb, 'inconclusive'])
    }
  },
)

describe('what may not be used', () => {
  test.each<Row>([
    ['gets the person refused', 'passed', { faulty: 'refused' }],
    ['changes nothing: the person is signed in as ever', 'passed', { faulty: 'in' }],
    ['signs somebody else in', 'failed', { faulty: 'in as another' }],
    ['gets the person refused without a word', 'failed', { faulty: 'refused without a word' }],
    ['makes a user', 'failed', { faulty: 'refused, with a user made' }],
    ['is used in another way', 'failed', { faulty: 'in' }, { judge: findsFault }],
    ['never came', 'inconclusive', { faulty: 'in', strikes: [] }],
    ['comes where the usual is refused too', 'inconclusive', { faulty: 'refused', usual: 'refused' }],
  ])('%s: %s', async (_, verdict, told, more) => {
    expect((await verdictOf(by('disregards', more), told)).verdict).toBe(verdict)
  })

  test('has its twin before, in another browser', async () => {
    const { deeds, kinds } = await verdictOf(by('disregards'), { faulty: 'in' })
    expect(deeds.slice(2)).toEqual([
      'Ann signs in at another browser: in',
      `inject ${TOKEN}`,
      `Ann signs in at their browser, with ${TOKEN}: in`,
    ])
    expect(kinds).toEqual(['twin', 'step'])
  })
})

describe('what is unusual but right', () => {
  test.each<Row>([
    ['is accepted', 'passed', { faulty: 'in' }],
    ['is refused', 'failed', { faulty: 'refused' }],
    ['signs somebody else in', 'failed', { faulty: 'in as another' }],
    ['is refused, as the usual is', 'inconclusive', { faulty: 'refused', usual: 'refused' }],
    ['is accepted, and the usual is not', 'inconclusive', { faulty: 'in', usual: 'refused' }],
    ['never came', 'inconclusive', { faulty: 'in', strikes: [] }],
    ['is accepted, and something else is wrong', 'failed', { faulty: 'in' }, { judge: findsFault }],
  ])('%s: %s', async (_, verdict, told, more) => {
    expect((await verdictOf(by('acceptsSignIn', more), told)).verdict).toBe(verdict)
  })

  test('comes before its twin, which is in another browser', async () => {
    const { deeds } = await verdictOf(by('acceptsSignIn'), { faulty: 'in' })
    expect(deeds.slice(2)).toEqual([
      `inject ${TOKEN}`,
      `Ann signs in at their browser, with ${TOKEN}: in`,
      'Ann signs in at another browser: in',
    ])
  })
})

describe('what the target declares', () => {
  const declare = () =>
    treatsAsDeclared('what it shows', {
      clause: 'oidc-core.3.1.3.7.10',
      policy: 'issuedInFuture',
      fault: TOKEN,
    })
  test.each<[situation: string, verdict: Verdict, told: Told]>([
    ['refused, and is', 'passed', { policy: 'refused', faulty: 'refused' }],
    ['accepted, and is', 'passed', { policy: 'accepted', faulty: 'in' }],
    ['refused, and is accepted', 'failed', { policy: 'refused', faulty: 'in' }],
    ['accepted, and is refused', 'failed', { policy: 'accepted', faulty: 'refused' }],
    ['refused, and is without a word', 'failed', { policy: 'refused', faulty: 'refused without a word' }],
    ['refused, and makes a user', 'failed', { policy: 'refused', faulty: 'refused, with a user made' }],
    ['nothing', 'notRun', { faulty: 'in' }],
    ['accepted, and never came', 'inconclusive', { policy: 'accepted', faulty: 'in', strikes: [] }],
    [
      'refused, and the usual is refused too',
      'inconclusive',
      { policy: 'refused', faulty: 'refused', usual: 'refused' },
    ],
  ])('is %s: %s', async (_, verdict, told) => {
    const { deeds, ...outcome } = await verdictOf(declare, told)
    expect(outcome.verdict).toBe(verdict)
    expect(deeds.slice(0, 2)).toEqual(told.policy ? ['connect', 'assign Ann'] : [])
  })
})

describe('what is judged beside a sign-in', () => {
  test.each<Row>([
    ['no token was asked for', 'passed', { faulty: 'refused' }, { judge: asksForTokens(0) }],
    ['a token was asked for', 'failed', { faulty: 'refused', tokenRequests: 1 }, { judge: asksForTokens(0) }],
    [
      'one token had to be, and was',
      'passed',
      { faulty: 'refused', tokenRequests: 1 },
      { judge: asksForTokens(1) },
    ],
    ['nothing was asked of a stranger', 'passed', { faulty: 'refused' }, { judge: asksNothingOfStranger }],
    [
      'something was asked of a stranger',
      'failed',
      { faulty: 'refused', strangerAsked: ['POST /token'] },
      { judge: asksNothingOfStranger },
    ],
  ])('%s: %s', async (_, verdict, told, more) => {
    expect((await verdictOf(by('refusesSignIn', more), told)).verdict).toBe(verdict)
  })
})

describe('a fault', () => {
  test('that takes a colleague has one whom the workspace knows', async () => {
    const { scene, deeds } = standInScene({ faulty: 'refused' })
    const fault = withColleague('userinfo/sub-differs')
    if (typeof fault === 'string') throw new Error('it takes something')
    expect(await fault.options(scene)).toEqual({ with: 'id of Kim' })
    expect(deeds).toEqual(['the workspace knows Kim'])
  })

  test.each([
    ['refusesSignIn', 'refused', 'their browser'],
    ['acceptsSignIn', 'in', 'another browser'],
  ] as const)('that goes on is cleared before the twin of %s', async (verb, faulty, browser) => {
    const { verdict, deeds } = await verdictOf(by(verb, { faults: [untilCleared(TOKEN)] }), { faulty })
    expect([verdict, ...deeds.slice(-2)]).toEqual([
      'passed',
      `Ann signs in at their browser, with ${TOKEN}: ${faulty}`,
      `Ann signs in at ${browser}: in`,
    ])
  })
})
