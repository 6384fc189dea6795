import { expect, test } from 'vitest'
import { createRedactor } from '../../../sim/index.ts'
import { beginSignIn, completeSignIn } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'

const { okta, newOrg } = oktaOfThisFile()

/** One whole sign-in, and the exchanges of its org. */
async function recordedSignIn() {
  const { org, ann, app } = await newOrg()
  org.model.assignments.assignUser(app, ann)
  const browser = openBrowser()
  const begun = await beginSignIn(org, app)
  const back = await signIn(browser, await browser.open(begun.url), ann.profile.login, PASSWORD)
  const tokens = await completeSignIn(begun, back.leadsTo!)
  const exchangesOf = () =>
    okta()
      .exchanges.list()
      .filter(exchange => exchange.org === org.name)
  await expect.poll(() => exchangesOf().every(({ response }) => response)).toBe(true)
  return { org, app, tokens, code: back.leadsTo!.searchParams.get('code')!, exchanges: exchangesOf() }
}

test('a sign-in is recorded with bodies, of the pages and of the authorization server alike', async () => {
  const { org, exchanges, tokens, code } = await recordedSignIn()
  const at = (path: string) => exchanges.filter(({ request }) => request.url.startsWith(`${org.url}${path}`))
  expect(at('/signin/authorize/').map(({ request }) => request.method)).toEqual(['POST', 'POST'])
  expect(at('/signin/authorize/')[1]?.request.body).toContain(`password=${PASSWORD}`)
  const [token] = at('/oauth2/v1/token')
  expect(token?.request.body).toContain(`code=${code}`)
  expect(JSON.parse(token!.response!.body)).toMatchObject({ access_token: tokens.access_token })
  expect(at('/oauth2/v1/keys').map(({ response }) => response?.status)).toEqual([200])
})

test('once redacted, none of its secrets is left in any address, header or body', async () => {
  const { app, exchanges, tokens, code } = await recordedSignIn()
  const { url, header, body } = createRedactor()
  const message = (headers: [string, string][], text: string) => {
    const type = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
    return [
      headers.map(([name, value]) => header(name, value)),
      type.includes('html') ? '' : body(text, type),
    ]
  }
  const shown = JSON.stringify(
    exchanges.map(({ request, response }) => [
      url(request.url),
      message(request.headers, request.body),
      message(response!.headers, response!.body),
    ]),
  )
  const signature = tokens.id_token!.split('.')[2]!
  for (const secret of [PASSWORD, code, tokens.access_token, app.clientSecret!, signature]) {
    expect(shown).not.toContain(secret)
  }
  expect(shown).toContain('[access token 1]')
  expect(shown).toContain(tokens.id_token!.split('.')[1])
})
