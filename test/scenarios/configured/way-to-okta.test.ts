import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createHttpAgent } from '../../../scenarios/harness/http-agent.ts'
import { ExpectationFailed } from '../../../scenarios/harness/verdicts.ts'
import { controlToOkta, goToOkta, offersOkta } from '../../../scenarios/targets/configured/way-to-okta.ts'

let server: Server | undefined
afterEach(() => void server?.close())

/** A target and an Okta of these pages, by path; a page that begins with -> is a redirect. */
async function standAt(pages: Record<string, string | { status: number; body: string }>, path = '/') {
  const asked: string[] = []
  server = createServer((request, response) => {
    asked.push(request.url!)
    const found = pages[request.url!] ?? { status: 404, body: 'There is no such page' }
    const { status, body } = typeof found === 'string' ? { status: 200, body: found } : found
    const to = /^->(.*)$/.exec(body)?.[1]
    if (to !== undefined) response.writeHead(302, { location: to }).end()
    else response.writeHead(status, { 'content-type': 'text/html' }).end(body)
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const isOkta = (address: string) => address.startsWith(`${origin}/okta`)
  const agent = createHttpAgent({ isOkta, patienceMs: 5000, onPageOfTarget: () => undefined })
  await agent.open(origin + path)
  return { agent, isOkta, asked }
}

const OKTA = '<h1>Okta</h1>'
const button = (name: string, to: string) => `<form action="${to}"><button>${name}</button></form>`
const link = (name: string, to: string) => `<a href="${to}">${name}</a>`

test.each([
  ['a link of that name', { '/': link('Continue with Okta', '/go'), '/go': '->/okta' }],
  ['a button of another', { '/': button('Sign in with SSO', '/okta?'), '/okta?': OKTA }],
  ['a plain log-in', { '/': `${link('Help', '/help')}${link('Log in', '/okta')}` }],
  [
    'two pages',
    {
      '/': link('Sign in', '/ways'),
      '/ways': `${link('Sign in', '/self')}${button('Use single sign-on', '/okta?')}`,
      '/okta?': OKTA,
    },
  ],
  [
    'a meta refresh',
    { '/': link('Okta', '/wait'), '/wait': '<meta http-equiv="Refresh" content="0; URL=/okta">Please wait' },
  ],
  ['a redirect at once', { '/': '->/okta' }],
])('over %s one comes to Okta', async (_, pages) => {
  const { agent, isOkta } = await standAt({ '/okta': OKTA, ...pages })
  expect(await offersOkta({ agent, isOkta })).toBe(true)
  await goToOkta({ agent, isOkta })
  expect(isOkta(agent.address())).toBe(true)
})

test('what came back from Okta is left as it is, whatever it offers', async () => {
  const { agent, isOkta, asked } = await standAt({
    '/': link('Log in', '/okta'),
    '/okta': '->/refused',
    '/refused': `You are not assigned. ${link('Try with Okta', '/okta')}`,
  })
  await goToOkta({ agent, isOkta })
  expect(asked).toEqual(['/', '/okta', '/refused'])
})

test('a failure at the target before Okta is left as it is too', async () => {
  const { agent, isOkta, asked } = await standAt({
    '/': link('Log in', '/go'),
    '/go': { status: 502, body: `Okta can't be reached. ${link('Continue with Okta', '/go')}` },
  })
  await goToOkta({ agent, isOkta })
  expect(asked).toEqual(['/', '/go'])
})

test('nor is what says no clearer than before that it leads there', async () => {
  const { agent, isOkta, asked } = await standAt({
    '/': link('Log in', '/go'),
    '/go': `Okta gave no answer. ${link('Log in again', '/go')}`,
  })
  await goToOkta({ agent, isOkta })
  expect(asked).toEqual(['/', '/go'])
})

test('a page that leads nowhere is the target’s failure', async () => {
  const { agent, isOkta } = await standAt({ '/': link('Help', '/help') })
  expect(await offersOkta({ agent, isOkta })).toBe(false)
  await expect(goToOkta({ agent, isOkta })).rejects.toThrow(ExpectationFailed)
})

test('a declared name is the only one that counts', async () => {
  const pages = { '/': `${link('Okta Community', '/community')}${link('Weiter', '/okta')}`, '/okta': OKTA }
  const { agent, isOkta } = await standAt(pages)
  expect(await offersOkta({ agent, isOkta, declared: 'Los' })).toBe(false)
  await goToOkta({ agent, isOkta, declared: 'Weiter' })
  expect(isOkta(agent.address())).toBe(true)
})

test.each([
  [['Log in', 'Continue with Okta'], 'Continue with Okta'],
  [['Sign in', 'Use SSO'], 'Use SSO'],
  [['Log out', 'Sign up', 'Login'], 'Login'],
  [['Blog in Okinawa', 'Assign in bulk'], undefined],
])('of %j it is %s', (names, expected) => {
  expect(controlToOkta(names)?.name).toBe(expected)
})
