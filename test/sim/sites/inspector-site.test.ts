import { request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type RunningOrg, startOkta } from '../../../sim/index.ts'
import { pagesFollowed } from '../../../sim/inspector/live.ts'
import { addClient, beginSignIn, CALLBACK, codeFor, completeSignIn, exchange } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { find, readPage, textOf } from '../pages/markup-reader.ts'

const { okta, newOrg } = oktaOfThisFile()

async function read(path: string) {
  const answer = await fetch(`${okta().url}${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** Links to the groups of an org, once there are so many; newest first. */
async function groupsOf({ name }: RunningOrg, count: number, filter = ''): Promise<string[]> {
  const links = async () =>
    find((await read(`/inspector?org=${name}${filter}`)).text, 'a', { class: 'row-name' }).map(
      ({ attributes }) => attributes.href ?? '',
    )
  await expect.poll(links).toHaveLength(count)
  return links()
}

const badgesOf = (page: string) =>
  find(page, 'span')
    .filter(({ attributes }) => attributes.class?.startsWith('badge'))
    .map(({ text }) => text)

/** The page of the only group, once its outcome is told in these words. */
async function inspected(org: RunningOrg, words: string) {
  const [link = ''] = await groupsOf(org, 1)
  await expect.poll(async () => badgesOf((await read(link)).text)[0]).toBe(words)
  return { link, ...(await read(link)) }
}

const allHold = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, 'holds']))
const ID_TOKEN_CHECKS = ['iss', 'aud', 'azp', 'exp', 'iat', 'nonce', 'alg', 'kid', 'signature', 'at_hash']

/** How each check came out, in the section with this heading. */
function verdictsOf(page: string, id: string): Record<string, string> {
  const elements = readPage(page).filter(({ within }) =>
    within.some(({ attributes }) => attributes['aria-labelledby'] === id),
  )
  const names = elements.filter(({ attributes }) => attributes.class === 'row-name')
  const verdicts = elements.filter(({ attributes }) => attributes['data-label'] === 'Verdict')
  return Object.fromEntries(names.map(({ text }, place) => [text, verdicts[place]!.text]))
}

async function assigned() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

describe('how a sign-in came out is told in words', () => {
  test('signed in, with the ID token held against every check', async () => {
    const { org, app, ann } = await assigned()
    const { begun, callback } = await codeFor(org, app, ann)
    await completeSignIn(begun, callback)
    const { text } = await inspected(org, 'Signed in')
    expect(textOf(text)).toContain(`${ann.profile.login} at ${app.label}`)
    expect(badgesOf(text)).toContain('every check on record holds')
    expect(verdictsOf(text, 'token-1')).toEqual(allHold(ID_TOKEN_CHECKS))
    expect(textOf(text)).toContain('OIDC id token is granted')
  })

  test('a person who is not assigned, with the way to the assignments', async () => {
    const { org, app, ann } = await newOrg()
    await codeFor(org, app, ann)
    const { text } = await inspected(org, 'Refused: the person is not assigned to the app')
    expect(textOf(text)).toContain('user_not_assigned')
    const href = `${org.adminUrl}/admin/app/${app.name}/instance/${app.id}/assignments`
    expect(find(text, 'a', { href })).toHaveLength(1)
  })

  test('an illegal redirect URI', async () => {
    const { org, app } = await newOrg()
    const { url } = await beginSignIn(org, app, { redirect_uri: 'http://evil.example/' })
    await openBrowser().open(url)
    await inspected(org, 'Refused: the redirect URI is none of the app’s')
  })

  test.each([
    ['PKCE: the code verifier does not fit the code challenge', { code_verifier: 'x'.repeat(43) }, undefined],
    ['wrong client secret', {}, 'a-secret-that-is-wrong'],
    ['the code is unknown, used already or expired', { code: 'made-up' }, undefined],
  ])('%s', async (words, changes, secret) => {
    const { org, app, ann } = await assigned()
    const { begun, code } = await codeFor(org, app, ann)
    await exchange(org, app, { code, code_verifier: begun.verifier, ...changes }, secret)
    await inspected(org, `Refused: ${words}`)
  })

  test('a code that is used again does not undo the sign-in, and is told with it', async () => {
    const { org, app, ann } = await assigned()
    const { begun, callback, code } = await codeFor(org, app, ann)
    await completeSignIn(begun, callback)
    await exchange(org, app, { code, code_verifier: begun.verifier })
    const { link } = await inspected(org, 'Signed in')
    await expect
      .poll(async () => textOf((await read(link)).text))
      .toContain('Answered 400 to tokens for a code: the code had been used.')
  })

  test('a wrong password, while the sign-in goes on', async () => {
    const { org, app, ann } = await assigned()
    const browser = openBrowser()
    const { url } = await beginSignIn(org, app)
    await signIn(browser, await browser.open(url), ann.profile.login, 'wrong')
    await inspected(org, 'At Okta’s sign-in page: wrong user name or password')
  })

  test('a code that nobody redeems', async () => {
    const { org, app, ann } = await assigned()
    await codeFor(org, app, ann)
    await inspected(org, 'Code issued: the service provider has not redeemed it')
  })

  test('an ID token that a fault altered is to be refused, and for what', async () => {
    const { org, app, ann } = await assigned()
    org.faults.inject('id-token/nonce-altered')
    const { begun, callback } = await codeFor(org, app, ann)
    await completeSignIn(begun, callback).catch(() => undefined)
    const { text } = await inspected(org, 'Tokens issued; the ID token is to be refused: nonce')
    expect(badgesOf(text)).toContain('fault: id-token/nonce-altered')
    await groupsOf(org, 1, '&outcome=refused')
  })
})

describe('access tokens are taken apart as far as they can be', () => {
  const CHECKS = ['iss', 'aud', 'cid', 'scp', 'exp', 'iat', 'expires_in']

  test('of the org authorization server: readable, but opaque to clients, with a key that nobody has', async () => {
    const { org, app, ann } = await assigned()
    const { begun, callback } = await codeFor(org, app, ann)
    const { access_token } = await completeSignIn(begun, callback)
    const { text } = await inspected(org, 'Signed in')
    expect(verdictsOf(text, 'access-token-1')).toEqual({ ...allHold(CHECKS), signature: 'unknown' })
    expect(badgesOf(text)).toContain('what can be checked holds')
    expect(textOf(text)).toContain('Okta wants it taken as opaque')
    expect(textOf(text)).toContain(`"cid": "${app.id}"`)
    expect(text).not.toContain(access_token.split('.')[2])
  })

  test('of a custom authorization server: held against its JWKS', async () => {
    const { org, ann } = await assigned()
    const app = addClient(org)
    org.model.assignments.assignUser(app, ann)
    const { begun, callback } = await codeFor(org, app, ann, {}, { issuer: `${org.url}/oauth2/default` })
    await completeSignIn(begun, callback)
    const { text } = await inspected(org, 'Signed in')
    expect(verdictsOf(text, 'access-token-1')).toEqual(allHold([...CHECKS, 'alg', 'kid', 'signature']))
    expect(textOf(text)).toContain('for the API that its audience names')
  })

  test('an opaque one is said to be, and is not shown', async () => {
    const { org, app, ann } = await assigned()
    org.faults.inject('token/opaque-access-token')
    const { begun, callback } = await codeFor(org, app, ann)
    const { access_token } = await completeSignIn(begun, callback)
    const { text } = await inspected(org, 'Signed in')
    expect(badgesOf(text)).toContain('opaque')
    expect(textOf(text)).toContain('it is no JWT')
    expect(verdictsOf(text, 'access-token-1')).toEqual({})
    expect(text).not.toContain(access_token)
  })
})

test('the list is filtered by org, outcome and text: a state finds its sign-in', async () => {
  const { org, app, ann, ben } = await assigned()
  const { begun, callback } = await codeFor(org, app, ann)
  await completeSignIn(begun, callback)
  await codeFor(org, app, ben)
  const [bens, anns] = await groupsOf(org, 2)
  await expect.poll(() => groupsOf(org, 1, '&outcome=done')).toEqual([anns])
  expect(await groupsOf(org, 1, '&outcome=refused')).toEqual([bens])
  expect(await groupsOf(org, 1, `&q=${begun.state}`)).toEqual([anns])
  expect(await groupsOf(org, 1, '&q=NOT%20ASSIGNED')).toEqual([bens])
  await groupsOf(org, 0, '&q=payroll')
})

test('what belongs to no sign-in is listed apart', async () => {
  const { org } = await newOrg()
  await openBrowser().open(`${org.url}/app/UserHome`)
  const page = async () => textOf((await read(`/inspector?show=other&org=${org.name}`)).text)
  await expect.poll(page).toContain('Dashboard Service provider to Okta · GET /app/UserHome')
  await groupsOf(org, 0)
})

test('an exchange has a page of its own; no secret of the sign-in is on any page, nor in the HAR', async () => {
  const { org, app, ann } = await assigned()
  const { begun, callback, code } = await codeFor(org, app, ann)
  const tokens = await completeSignIn(begun, callback)
  const { link, text } = await inspected(org, 'Signed in')
  const links = find(text, 'a', { class: 'row-name' }).map(({ attributes }) => attributes.href ?? '')
  const pages = await Promise.all(links.map(async path => (await read(path)).text))
  const har = (await read(`${link}.har`)).text
  const secrets = {
    code,
    password: PASSWORD,
    secret: app.clientSecret!,
    basic: Buffer.from(`${app.id}:${app.clientSecret}`).toString('base64'),
    verifier: begun.verifier,
    token: tokens.access_token,
    signature: tokens.id_token!.split('.')[2]!,
  }
  for (const [name, secret] of Object.entries(secrets)) {
    expect([name, [text, har, ...pages].filter(one => one.includes(secret)).length]).toEqual([name, 0])
  }
  const token = pages.find(page => textOf(page).includes('POST http') && page.includes('/oauth2/v1/token'))!
  expect(find(token, 'pre', { id: 'curl-command' })[0]?.text).toMatch(
    new RegExp(`^curl -X POST '${org.url}/oauth2/v1/token' .*--data-raw '.*code=\\[code 1\\]`),
  )
  const { log } = JSON.parse(har)
  expect([log.version, log.entries.length]).toEqual(['1.2', links.length])
  expect(log.entries.map((entry: { request: { url: string } }) => entry.request.url)).toContain(
    `${org.url}/oauth2/v1/token`,
  )
})

test('looking is not recorded, and what is not kept says so', async () => {
  const before = okta().exchanges.finished().length
  for (const path of ['/', '/inspector', '/inspector?show=other', '/inspector/exchanges.har']) {
    expect([path, (await read(path)).status]).toEqual([path, 200])
  }
  for (const path of [
    '/inspector/sign-ins/999999',
    '/inspector/exchanges/999999',
    '/inspector/x',
    '/inspector/exchanges/1.har',
  ]) {
    const { status, text } = await read(path)
    expect([path, status]).toEqual([path, 404])
    expect(textOf(text)).toContain('The newest 5,000 exchanges are kept')
  }
  expect(okta().exchanges.finished()).toHaveLength(before)
})

test('a page is told soon after something was recorded, and told no longer once it is closed', async () => {
  const { org } = await newOrg()
  let text = ''
  const asking = request(`${okta().url}/inspector/stream`, answer => {
    answer.on('data', (chunk: Buffer) => {
      text += chunk
    })
  })
  asking.on('error', () => undefined)
  asking.end()
  onTestFinished(() => void asking.destroy())
  await expect.poll(() => text).toContain(': listening')
  expect(pagesFollowed(okta().exchanges)).toBe(1)
  await fetch(`${org.url}/.well-known/openid-configuration`)
  await expect.poll(() => text).toMatch(/event: recorded\ndata: \d+\n/)
  asking.destroy()
  await expect.poll(() => pagesFollowed(okta().exchanges)).toBe(0)
})

test('another machine sees no exchanges, no passwords and no secrets', async () => {
  const okta = await startOkta({ port: 0, trustProxy: true })
  try {
    const org = await okta.createOrg({ name: 'acme' })
    addClient(org, {}, [CALLBACK])
    okta.introduce(() => ({
      parts: [],
      people: [{ login: 'ann@acme.example', password: PASSWORD, about: 'x' }],
    }))
    const ask = async (path: string, from: string) => {
      const answer = await fetch(`${okta.url}${path}`, { headers: { 'x-forwarded-for': from } })
      return { status: answer.status, text: await answer.text() }
    }
    for (const path of [
      '/inspector',
      '/inspector/stream',
      '/inspector/exchanges.har',
      '/inspector/exchanges/1',
    ]) {
      expect([path, (await ask(path, '10.0.0.7')).status]).toEqual([path, 403])
    }
    const secrets = [PASSWORD, org.apiToken, org.model.applications.list()[0]!.clientSecret!]
    const [here, elsewhere] = [await ask('/', '127.0.0.1'), await ask('/', '10.0.0.7')]
    expect(secrets.map(secret => here.text.includes(secret))).toEqual([true, true, true])
    expect(secrets.map(secret => elsewhere.text.includes(secret))).toEqual([false, false, false])
    expect(textOf(elsewhere.text)).toContain('ann@acme.example')
  } finally {
    await okta.close()
  }
})

test('what is recorded can run no script: the policy allows the page’s own file only', async () => {
  const { headers } = await read('/inspector')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self';")
})
