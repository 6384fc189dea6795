import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningAlpacon, startAlpacon } from '../../sp/index.ts'
import { openBrowser, type Page, words } from './browser.ts'
import {
  askForApproval,
  authorizeUrl,
  exchange,
  oin,
  oinRedirectUri,
} from './express-configuration-client.ts'
import { type Operator, operatorOf } from './operator.ts'

let sp: RunningAlpacon
let operator: Operator
let made = 0
let name: string
let organization: string
let superuser: { workspace: string; email: string; password: string }

beforeAll(async () => {
  sp = await startAlpacon({ port: 0, oin })
  operator = operatorOf(sp)
})
afterAll(() => sp.close())
beforeEach(async () => {
  name = `approving-${++made}`
  const workspace = await operator.makeWorkspace(name)
  organization = workspace.organization_id
  superuser = workspace.superuser
})

const okta = () => openBrowser({ stopAt: oinRedirectUri })

async function code(browser = okta()): Promise<string> {
  const back = await browser.press(await askForApproval(sp, browser, superuser), 'Accept')
  return back.url.searchParams.get('code') ?? ''
}

describe('a superuser of a workspace on the Enterprise plan', () => {
  test('is asked for consent, in the words of the request', async () => {
    const page = await askForApproval(sp, okta(), superuser)
    const text = words(page)
    expect(text).toContain('Authorize App Hi Ada Lovelace,')
    expect(text).toContain(
      `Okta OIN Express Configuration is requesting access to your ${name} team workspace.`,
    )
    expect(text).toContain('Configure SSO with Express Configuration')
    expect(text).not.toContain('Replace the connection')
  })

  test('accepts, and Okta gets a token of 300 seconds for that organization', async () => {
    const browser = okta()
    const back = await browser.press(await askForApproval(sp, browser, superuser), 'Accept')
    expect(back.url.searchParams.get('state')).toBe('state-of-okta')
    expect([...back.url.searchParams.keys()].sort()).toEqual(['code', 'state'])
    const { status, body } = await exchange(sp, back.url.searchParams.get('code') ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 300, scope: 'express_configure:sso' })
    expect(body).not.toHaveProperty('refresh_token')
    const { tenantUrl } = sp.integration.expressConfiguration
    const keys = createRemoteJWKSet(new URL(`${tenantUrl}.well-known/jwks.json`))
    const { payload } = await jwtVerify(String(body.access_token), keys, {
      issuer: tenantUrl,
      audience: 'urn:auth0:express-configure',
    })
    expect(payload).toMatchObject({ org_id: organization, org_name: name, scope: 'express_configure:sso' })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
  })

  test('may decline, and Okta is told', async () => {
    const browser = okta()
    const back = await browser.press(await askForApproval(sp, browser, superuser), 'Decline')
    expect(Object.fromEntries(back.url.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'User did not authorize the request',
      state: 'state-of-okta',
    })
    expect(await operator.connections(name)).toEqual([])
  })

  test('may go back and take another workspace', async () => {
    const browser = okta()
    const consent = await askForApproval(sp, browser, superuser)
    const page = await browser.press(consent, 'Use another workspace or account')
    expect(words(page)).toContain('Enter your workspace')
  })

  test('can approve in two tabs at once', async () => {
    const browser = okta()
    const pages = [await askForApproval(sp, browser, superuser), await askForApproval(sp, browser, superuser)]
    for (const page of pages) {
      const back = await browser.press(page, 'Accept')
      expect(back.url.searchParams.get('code')).toBeTruthy()
    }
  })
})

describe('who may not approve', () => {
  test.each(['staff', 'user'])(
    'with the role %s is told which is needed, and Okta gets access_denied',
    async role => {
      const person = {
        email: `${role}@example.test`,
        password: 'correct horse',
        first_name: 'S',
        last_name: 'T',
        role,
      }
      await operator.call('POST', `workspaces/${name}/members`, person)
      const browser = okta()
      const page = await askForApproval(sp, browser, { workspace: name, ...person })
      expect(words(page)).toContain(
        `with the role ${role} in ${name} team. Connecting Okta needs the role superuser.`,
      )
      expect(page.text).not.toContain('>Accept<')
      await browser.open(page.url)
      const forced = await fetch(`${page.url}/decision`, {
        method: 'POST',
        body: new URLSearchParams({ decision: 'accept', _csrf: tokenOf(page) }),
        headers: { cookie: browser.cookies.map(cookie => `${cookie.name}=${cookie.value}`).join('; ') },
        redirect: 'manual',
      })
      expect(forced.headers.get('location')).toBe(page.url.pathname)
      const back = await browser.press(page, 'Return to Okta')
      expect(back.url.searchParams.get('error')).toBe('access_denied')
      expect(back.url.searchParams.get('error_description')).toContain('superuser')
      expect(back.url.searchParams.get('state')).toBe('state-of-okta')
      expect(await operator.connections(name)).toEqual([])
    },
  )

  test.each(['Free', 'Essential'])('on the %s plan is told which is needed', async plan => {
    await operator.call('PATCH', `workspaces/${name}`, { plan })
    const browser = okta()
    const page = await askForApproval(sp, browser, superuser)
    expect(words(page)).toContain(`is on the ${plan} plan. Connecting Okta needs the Enterprise plan.`)
    const back = await browser.press(page, 'Return to Okta')
    expect(back.url.searchParams.get('error')).toBe('access_denied')
    expect(back.url.searchParams.get('error_description')).toContain(plan)
  })

  test('as superuser of another workspace is not known here', async () => {
    const other = await operator.makeWorkspace(`${name}-other`)
    const page = await askForApproval(sp, okta(), { ...other.superuser, workspace: name })
    expect(page.status).toBe(401)
    expect(words(page)).toContain('Wrong email or password')
  })

  const enter = async (typed: string) => {
    const browser = okta()
    return browser.press(await browser.open(authorizeUrl(sp)), 'Continue', { workspace: typed })
  }

  test.each([
    ['in another case', () => name.toUpperCase()],
    ['with blanks around it', () => `  ${name}\t`],
    ['by its host', () => new URL(sp.workspaceUrl(name)).hostname],
    ['by its address', () => `${sp.workspaceUrl(name)}/`],
    ['by the address of a page', () => `${sp.workspaceUrl(name)}/sign-in?return_to=%2F`],
  ])('may name the workspace %s', async (_how, typed) => {
    expect(words(await enter(typed()))).toContain(`Sign in to ${name} team`)
  })

  test.each([
    ['that is none', () => 'nobody'],
    ['in another region', () => new URL(sp.workspaceUrl(name)).host.replace('.us1.', '.ap1.')],
    ['in another region, by its address', () => sp.workspaceUrl(name).replace('.us1.', '.ap1.')],
    ['of another Alpacon', () => `http://${name}.us1.alpacon.example`],
    ['at another port', () => `http://${name}.us1.alpacon.localhost:1`],
    ['that is blank', () => ' '],
    ['that is a path', () => '../x'],
    ['behind somebody else’s host', () => `http://${new URL(sp.workspaceUrl(name)).host}@evil.localhost`],
  ])('at a workspace %s gets the same alert, and stays', async (_which, typed) => {
    const page = await enter(typed())
    expect(page.status).toBe(400)
    expect(page.url.origin).toBe(sp.authUrl)
    // What was typed, the form's token and the attempt are another's each time.
    const alike = ({ text }: Page) =>
      text.replaceAll(/ value="[^"]*"/g, '').replaceAll(/express-configuration\/[\w-]+/g, '')
    expect(alike(page)).toContain('The workspace you entered is invalid')
    expect(alike(page)).toBe(alike(await enter('nobody-else')))
  })

  test('loses the right before the code is used: Okta gets no token', async () => {
    const granted = await code()
    await operator.call('PATCH', `workspaces/${name}`, { plan: 'Free' })
    expect(await exchange(sp, granted)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('in another browser finds no approval', async () => {
    const page = await askForApproval(sp, okta(), superuser)
    const other = await okta().open(page.url)
    expect(other.status).toBe(400)
    expect(words(other)).toContain('This request has ended')
  })
})

describe("Okta's request", () => {
  test.each([
    ['another redirect URI', { redirect_uri: 'http://evil.localhost/' }],
    ['an unknown client', { client_id: 'nobody' }],
  ])('with %s gets a page and no redirect', async (_what, changes) => {
    const page = await okta().open(authorizeUrl(sp, changes))
    expect(page.status).toBe(400)
    expect(words(page)).toContain('This request can’t be continued')
  })

  test.each([
    ['an unknown audience', { audience: 'urn:other' }, 'invalid_target'],
    ['an unknown scope', { scope: 'everything' }, 'invalid_scope'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ])('with %s is refused', async (_what, changes, error) => {
    const back = await okta().open(authorizeUrl(sp, changes))
    expect(back.url.href.startsWith(oinRedirectUri)).toBe(true)
    expect(back.url.searchParams.get('error')).toBe(error)
    expect(back.url.searchParams.has('iss')).toBe(false)
  })
})

describe('the code', () => {
  test('is taken once', async () => {
    const granted = await code()
    expect((await exchange(sp, granted)).status).toBe(200)
    expect(await exchange(sp, granted)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const seconds = () => Math.floor(Date.now() / 1000)
  test.each([
    ['signed with another key', () => ({ key: stranger })],
    ['for another audience', () => ({ claims: { aud: `${sp.authUrl}/oauth/token` } })],
    ['for the issuer without its slash', () => ({ claims: { aud: sp.authUrl } })],
    ['that lasts longer than five minutes', () => ({ claims: { exp: seconds() + 3600 } })],
    ['that has expired', () => ({ claims: { exp: seconds() - 60 } })],
    ['without an id', () => ({ claims: { jti: undefined } })],
  ])('is not given for a client assertion %s', async (_what, assertion) => {
    expect(await exchange(sp, await code(), assertion())).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    })
  })

  test('is not given for an assertion that was used before', async () => {
    const claims = { jti: randomUUID() }
    expect((await exchange(sp, await code(), { claims })).status).toBe(200)
    expect((await exchange(sp, await code(), { claims })).status).toBe(401)
  })

  test('is not given without the verifier', async () => {
    const answer = await exchange(sp, await code(), { body: { code_verifier: 'x'.repeat(50) } })
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })
})

test('each approval asks for a sign-in of its own', async () => {
  const browser = okta()
  await code(browser)
  expect(words(await browser.open(authorizeUrl(sp)))).toContain('Enter your workspace')
})

function tokenOf({ text }: { text: string }): string {
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
}
