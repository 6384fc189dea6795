import { AuthorizationResponseError, ResponseBodyError } from 'openid-client'
import { describe, expect, test } from 'vitest'
import type { Html } from '../../sp/pages/layout.ts'
import {
  brokenOffPage,
  notAdmitted,
  notConnectedPage,
  settingUpPage,
  signInFailed,
} from '../../sp/sign-in/refusals.ts'
import { UntrustworthyAnswerError } from '../../sp/sign-in/relying-party.ts'

const workspace = { display_name: 'Acme team' }
const url = 'https://acme.alpacon.test'
const link = { text: 'Back to sign-in', href: `${url}/sign-in` }

/** What a page says: its heading, its sentences, and where it leads. */
async function read(page: Html) {
  const markup = String(await page)
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(markup)?.[1] ?? ''
  const [, href, text] = /<a class="button" href="([^"]*)">([^<]*)<\/a>/.exec(main) ?? []
  const sentences = [...main.matchAll(/<p>((?:[^<]|<\/?code>)*)<\/p>/g)]
    .map(([, sentence = '']) => sentence.replaceAll(/<\/?code>/g, ''))
    .join('\n')
  return { heading: /<h1>([^<]*)<\/h1>/.exec(main)?.[1], sentences, link: { text, href } }
}

test('a connection that is not live yet is waited for, and then to be set up again', async () => {
  const said = await read(settingUpPage(workspace, url))
  expect(said).toMatchObject({ heading: 'Single sign-on is still being set up', link })
  expect(said.sentences).toContain('Wait a moment and try again.')
})

test('where there is no connection, a superuser can make one', async () => {
  const said = await read(notConnectedPage(workspace))
  expect(said).toMatchObject({
    heading: 'Okta is not available here',
    link: { text: 'Back to sign-in', href: '/sign-in' },
  })
  expect(said.sentences).toContain('A superuser can make one with Express Configuration.')
})

test('a step that is not this browser’s leads back to the beginning', async () => {
  const said = await read(brokenOffPage('/sign-in'))
  expect(said).toMatchObject({
    heading: 'This sign-in can’t be continued',
    link: { text: 'Sign in again', href: '/sign-in' },
  })
  expect(said.sentences).toContain('It was begun in another browser, took longer than ten minutes')
})

test.each([
  ['email-missing', 403, 'Your Okta profile is incomplete', 'to complete your profile'],
  [
    'email-unverified',
    403,
    'Okta doesn’t vouch for your email address',
    'not that grace@example.test is your address',
  ],
  ['email-in-use', 409, 'This email address is already in use', 'sign in with your password'],
  ['deactivated', 403, 'Your account is deactivated', 'Ask a superuser of the workspace to activate it.'],
  ['not-a-member', 403, 'You are not a member of this workspace', 'Ask a superuser to invite you.'],
] as const)('who is refused as %s is told why, and what to do', async (refused, status, heading, next) => {
  const answer = notAdmitted(refused, { workspace, email: 'grace@example.test', link })
  const said = await read(answer.page)
  expect([answer.status, said.heading, said.link]).toEqual([status, heading, link])
  expect(said.sentences).toContain(next)
})

describe('what was thrown on the way', () => {
  const failure = async (error: unknown) => {
    const { status, page } = signInFailed(error, link)
    return { status, ...(await read(page)) }
  }
  const bodyError = (error: string) =>
    new ResponseBodyError('', { cause: { error }, response: new Response(null, { status: 400 }) })
  const notCompleted = { status: 400, heading: 'Sign-in could not be completed', link }
  const unreachable = { status: 502, heading: 'Okta can’t be reached', link }

  test.each([
    ['a fetch that found nobody', new TypeError('fetch failed')],
    ['an answer in no JSON', Object.assign(new Error('x'), { code: 'OAUTH_PARSE_ERROR' })],
  ])('is told as Okta being out of reach, where it is %s', async (_, error) => {
    expect(await failure(error)).toMatchObject(unreachable)
  })

  test.each([
    ['a fault of Alpacon’s own', new TypeError('x is not a function')],
    ['an answer that is not to be trusted', new UntrustworthyAnswerError('x')],
    ['a code that is none', Object.assign(new Error('x'), { code: 42 })],
    ['an error that is none', Object.assign(new Error('x'), { error: 42 })],
    ['a text', 'x'],
    ['nothing', null],
  ])('is a sign-in that was not completed, without a code, where it is %s', async (_, error) => {
    const said = await failure(error)
    expect(said).toMatchObject(notCompleted)
    expect(said.sentences).not.toContain('For support')
  })

  test('has its code told for support', async () => {
    const said = await failure(Object.assign(new Error('x'), { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' }))
    expect(said).toMatchObject(notCompleted)
    expect(said.sentences).toContain('For support: OAUTH_JWT_CLAIM_COMPARISON_FAILED')
  })

  test('is told in Okta’s words, of which there may not be too many', async () => {
    expect((await failure(bodyError('e'.repeat(101)))).sentences).toMatch(/For support: e{100}$/)
    const cause = new URLSearchParams({ error: 'server_error', error_description: 'd'.repeat(501) })
    const said = await failure(new AuthorizationResponseError('', { cause }))
    expect(said).toMatchObject({ status: 400, heading: 'Sign-in with Okta didn’t work', link })
    expect(said.sentences).toMatch(/“d{500}”/)
  })

  test('is told by Okta’s code where Okta has no words', async () => {
    const cause = new URLSearchParams({ error: 'access_denied' })
    const said = await failure(new AuthorizationResponseError('', { cause }))
    expect(said).toMatchObject({ status: 403, heading: 'Okta didn’t let you in', link })
    expect(said.sentences).toContain('Okta says: “access_denied”')
  })
})
