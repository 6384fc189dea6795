import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { checkMetadata } from '../../sp/sign-in/relying-party.ts'
import { startAlpaconWithOkta, startListenedTo } from './alpacon-with-okta.ts'
import { openBrowser, words } from './browser.ts'
import { connectedWorkspace } from './connected-workspace.ts'
import { oin } from './express-configuration-client.ts'
import { metadataOf } from './okta-metadata.ts'
import type { OktaStandIn } from './okta-stand-in.ts'

let sp: RunningAlpacon
let okta: OktaStandIn
let acme: Awaited<ReturnType<typeof connectedWorkspace>>

beforeAll(async () => {
  ;({ sp, okta } = await startAlpaconWithOkta({ patienceWithOktaSeconds: 1 }))
})
afterAll(() => Promise.all([sp.close(), okta.close()]))
beforeEach(async () => {
  okta.reset()
  acme = await connectedWorkspace(sp, okta.issuer)
})

type Answer = NonNullable<OktaStandIn['answerToken']>

const json =
  (status: number, body: unknown): Answer =>
  ctx => {
    ctx.status = status
    ctx.body = body
  }

test.each<[what: string, answer: Answer, status: number, said: string]>([
  ['nothing', () => false, 502, 'Okta can’t be reached'],
  ['an outage', json(503, 'Service Unavailable'), 502, 'Okta can’t be reached'],
  ['a page', json(200, '<h1>Be right back</h1>'), 502, 'Okta can’t be reached'],
  [
    'half of its JSON',
    ctx => {
      ctx.type = 'json'
      ctx.body = '{"access_token": "ab'
    },
    502,
    'not in a way that Alpacon can read',
  ],
  [
    'a redirect',
    ctx => {
      ctx.status = 307
      ctx.set('location', '/elsewhere')
    },
    502,
    'Okta can’t be reached',
  ],
  ['invalid_grant', json(400, { error: 'invalid_grant' }), 400, 'Okta took this sign-in back'],
  ['invalid_client', json(401, { error: 'invalid_client' }), 400, 'run Express Configuration again'],
  ['another error', json(400, { error: 'server_error' }), 400, 'didn’t pass Alpacon’s checks'],
])(
  'where Okta answers the request for tokens with %s, nobody is signed in, and it is asked once',
  async (_, answer, status, said) => {
    okta.answerToken = answer
    const { browser, page } = await acme.continueWithOkta()
    expect(page.status).toBe(status)
    expect(words(page)).toContain(said)
    expect((await browser.whoami(acme.url)).status).toBe(401)
    const paths = okta.requests.map(({ pathname }) => pathname)
    expect(paths.filter(path => path === '/token')).toHaveLength(1)
    expect(paths).not.toContain('/elsewhere')
  },
)

test.each([0, -1, 1.5, Number.NaN])(
  'Alpacon does not start with a patience of %s seconds',
  async patience => {
    await expect(startAlpacon({ port: 0, oin, patienceWithOktaSeconds: patience })).rejects.toThrow(
      `Alpacon can't wait ${patience} seconds for Okta. Say a whole number of them, 1 or more.`,
    )
  },
)

test('a sign-in asks for Okta’s metadata with the trust and the patience that Alpacon was given', async () => {
  const { sp: trusting, asked, patience } = await startListenedTo()
  const workspace = await connectedWorkspace(trusting, okta.issuer)
  await workspace.continueWithOkta(openBrowser({ stopAt: okta.issuer }))
  expect([asked, patience]).toEqual([['/.well-known/openid-configuration'], [7]])
  await trusting.close()
})

const issuer = 'https://acme.okta.com'
const metadata = metadataOf(issuer)

test('metadata of the issuer itself, with all endpoints on its own origin, can be used', () => {
  expect(checkMetadata(metadata, issuer)).toBeUndefined()
})

test.each([
  [{ issuer: 'https://other.okta.com' }, `${issuer} calls itself https://other.okta.com`],
  [{ issuer: `${issuer}/` }, `${issuer} calls itself ${issuer}/`],
  ...[
    'http://127.0.0.1/token',
    'https://acme.okta.com.example/token',
    'http://acme.okta.com/token',
    '/token',
  ].map((address): [Record<string, string>, string] => [
    { token_endpoint: address },
    `${issuer} names an endpoint outside of itself: ${address}`,
  ]),
  [
    { jwks_uri: 'https://keys.example/' },
    `${issuer} names an endpoint outside of itself: https://keys.example/`,
  ],
  [{ userinfo_endpoint: undefined }, `${issuer} leaves an endpoint out`],
])('metadata with %j are refused', (changes, problem) => {
  expect(checkMetadata({ ...metadata, ...changes } as typeof metadata, issuer)).toBe(problem)
})
