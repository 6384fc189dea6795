import { expect, test } from 'vitest'
import { startOkta } from '../../../sim/index.ts'
import { oktaOfThisFile } from '../okta.ts'
import { openBrowser } from '../okta-browser.ts'

const { okta, newOrg } = oktaOfThisFile()

async function issuerOf({ url }: { url: string }) {
  return (await (await fetch(`${url}/.well-known/openid-configuration`)).json()).issuer
}

async function faultsPageOf(name: string) {
  const browser = openBrowser()
  return { browser, page: await browser.open(`${okta().url}/orgs/${name}/faults`) }
}

test('a fault is put in force and cleared by hand, and is told on the landing page meanwhile', async () => {
  const { org } = await newOrg()
  const { browser, page } = await faultsPageOf(org.name)
  const fault = { name: 'discovery/issuer-mismatch', times: 'until-cleared' }
  const after = await browser.press(page, 'Put in force', fault)
  expect(await issuerOf(org)).toBe(org.strangerUrl)
  const told = `fault in force: ${fault.name}`
  expect((await browser.open(okta().url)).text).toContain(told)
  await browser.press(after, 'Clear all', { clear: 'all' })
  expect(await issuerOf(org)).toBe(org.url)
  expect((await browser.open(okta().url)).text).not.toContain(told)
})

test('what a fault takes is read as JSON, or as a plain text', async () => {
  const { org } = await newOrg()
  const { browser, page } = await faultsPageOf(org.name)
  await browser.press(page, 'Put in force', { name: 'userinfo/claims', with: '{"remove":["email"]}' })
  await browser.press(page, 'Put in force', { name: 'id-token/aud-other-app', with: '0oa1' })
  expect(org.faults.list().map(({ options }) => options.with)).toEqual([
    { set: {}, remove: ['email'] },
    '0oa1',
  ])
})

test('a fault that lacks what it takes is refused in words, and none is in force', async () => {
  const { org } = await newOrg()
  const { browser, page } = await faultsPageOf(org.name)
  const refused = await browser.press(page, 'Put in force', { name: 'id-token/iss-other-tenant' })
  expect([refused.status, org.faults.list()]).toEqual([400, []])
  expect(refused.text).toContain('id-token/iss-other-tenant can&#39;t be used as given')
})

test('neither a page of another site nor a form without the token puts a fault in force', async () => {
  const { org } = await newOrg()
  const { browser, page } = await faultsPageOf(org.name)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const ask = (headers: Record<string, string>, _csrf: string) =>
    browser.ask(page.url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'keys/empty', _csrf }),
    })
  expect((await ask({ origin: 'https://evil.example' }, token)).status).toBe(403)
  expect((await ask({}, '')).status).toBe(403)
  expect(org.faults.list()).toEqual([])
  expect((await ask({}, token)).status).toBe(303)
  expect(org.faults.list()).toHaveLength(1)
})

test('another machine sees the faults, and puts none in force nor clears one', async () => {
  const okta = await startOkta({ port: 0, trustProxy: true })
  try {
    const org = await okta.createOrg({ name: 'acme' })
    org.faults.inject('keys/empty', { times: 'until-cleared' })
    const [browser, url] = [openBrowser(), `${okta.url}/orgs/acme/faults`]
    const _csrf = /name="_csrf" value="([^"]+)"/.exec((await browser.open(url)).text)?.[1] ?? ''
    const send = (from: string, form: Record<string, string>) =>
      browser.ask(url, {
        method: 'POST',
        headers: { 'x-forwarded-for': from },
        body: new URLSearchParams({ ...form, _csrf }),
      })
    const forms: Record<string, string>[] = [{ name: 'keys/single' }, { clear: 'all' }]
    for (const form of forms) {
      const refused = await send('10.0.0.7', form)
      expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('not to 10.0.0.7')])
    }
    expect(org.faults.list().filter(({ inForce }) => inForce)).toHaveLength(1)
    expect((await send('127.0.0.1', { clear: 'all' })).status).toBe(303)
    expect(org.faults.list().filter(({ inForce }) => inForce)).toEqual([])
  } finally {
    await okta.close()
  }
})

test('an app of one’s own is told as variables, with its secret on this machine only', async () => {
  const { org } = await newOrg()
  const client = { clientId: 'my-client', redirectUris: ['http://app.example/callback'] }
  org.seed({ apps: [{ label: 'Mine', client: { ...client, clientSecret: 'a-secret-for-tests' } }] })
  const { text } = await openBrowser().open(okta().url)
  expect(text).toContain(
    `OKTA_ISSUER=${org.url}\nOKTA_CLIENT_ID=my-client\nOKTA_CLIENT_SECRET=a-secret-for-tests\n`,
  )
})

test('there is nothing for an org that is not there, nor at any other path', async () => {
  for (const path of ['/orgs/nobody/faults', '/else']) {
    expect([path, (await fetch(`${okta().url}${path}`)).status]).toEqual([path, 404])
  }
})

test('the pages are styled: each finds its stylesheet at its own host', async () => {
  const { org } = await newOrg()
  for (const url of [okta().url, `${okta().url}/orgs/${org.name}/faults`, `${org.url}/login/login.htm`]) {
    const [, href = ''] = /rel="stylesheet" href="([^"]+)"/.exec(await (await fetch(url)).text()) ?? []
    const sheet = await fetch(new URL(href, url))
    expect([url, sheet.status, sheet.headers.get('content-type')]).toEqual([
      url,
      200,
      'text/css; charset=utf-8',
    ])
  }
})
