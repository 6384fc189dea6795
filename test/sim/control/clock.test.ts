import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { createAttempts } from '../../../sim/express-configuration/attempts.ts'
import { assertion, basic, post } from '../oidc/back-channel.ts'
import { addClient, beginSignIn, codeFor, exchange, userinfo } from '../oidc/relying-party.ts'
import { oktaOfThisFile, PASSWORD } from '../okta.ts'
import { openBrowser, signIn } from '../okta-browser.ts'
import { askControl } from './control-client.ts'

const { okta, newOrg } = oktaOfThisFile()
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]

async function assigned() {
  const made = await newOrg()
  made.org.model.assignments.assignUser(made.app, made.ann)
  return made
}

type Made = Awaited<ReturnType<typeof assigned>>

/** A code, and how to redeem it: by hand, since openid-client checks times by the real clock. */
async function issued({ org, app, ann }: Made, changes: Record<string, string> = {}) {
  const { begun, code, browser } = await codeFor(org, app, ann, changes)
  return { browser, redeem: () => exchange(org, app, { code, code_verifier: begun.verifier }) }
}

const seconds = () => Math.floor(Date.now() / 1000)
/** Between two readings of the real clock, moved by an offset. */
async function around<T>(offset: number, act: () => Promise<T>) {
  const from = seconds() + offset
  const result = await act()
  const until = seconds() + offset
  return { result, isThen: (time: unknown) => Number(time) >= from && Number(time) <= until + 1 }
}

test.each([
  ['ahead', 400 * DAY],
  ['behind', -400 * DAY],
])('tokens of an org whose clock is %s have its time, and live as long as ever', async (_, offsetSeconds) => {
  const made = await assigned()
  const { org, app } = made
  const moved = await askControl(okta(), 'PUT', `/_sim/orgs/${org.name}/clock`, { offsetSeconds })
  expect(moved.body.offsetSeconds).toBe(offsetSeconds)
  const { result, isThen } = await around(offsetSeconds, async () => (await issued(made)).redeem())
  expect(result.status).toBe(200)
  const id = decodeJwt(result.body.id_token!)
  const access = decodeJwt(result.body.access_token!)
  for (const [name, time] of Object.entries({ id: id.iat, auth: id.auth_time, access: access.iat })) {
    expect([name, isThen(time)]).toEqual([name, true])
  }
  expect([HOUR, HOUR + 1]).toContain(id.exp! - id.iat!)
  expect(access.exp! - access.iat!).toBe(HOUR)
  expect((await userinfo(org, result.body.access_token!)).status).toBe(200)
  const told = await post(org, 'introspect', { token: result.body.access_token! }, basic(app))
  expect(told.body).toMatchObject({ active: true, iat: access.iat, exp: access.exp })
})

test('timestamps and the System Log have the org’s time', async () => {
  const { org } = await newOrg()
  org.moveClock({ now: new Date('2031-05-06T07:08:09Z') })
  const { created } = org.createGroup({ name: 'Sales' })
  expect(created).toMatch(/^2031-05-06T07:08:/)
  expect(org.model.systemLog.list().at(-1)!.published).toMatch(/^2031-05-06T07:08:/)
  const log = await fetch(`${org.url}/api/v1/logs`, { headers: { authorization: `SSWS ${org.apiToken}` } })
  expect(JSON.stringify(await log.json())).toContain('2031-05-06T07:08:')
})

const lives: [what: string, life: number, use: (made: Made) => Promise<() => Promise<boolean>>][] = [
  [
    'a code',
    5 * MINUTE,
    async made => {
      const { redeem } = await issued(made)
      return async () => (await redeem()).status === 200
    },
  ],
  [
    'an access token',
    HOUR,
    async made => {
      const { body } = await (await issued(made)).redeem()
      return async () => (await userinfo(made.org, body.access_token!)).status === 200
    },
  ],
  [
    'a session',
    2 * HOUR,
    async ({ org, ann }) => {
      const browser = openBrowser()
      await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
      return async () => (await browser.open(org.dashboardUrl)).url.pathname === '/app/UserHome'
    },
  ],
  [
    'a sign-in under way',
    HOUR,
    async ({ org, app, ann }) => {
      const browser = openBrowser()
      const page = await browser.open((await beginSignIn(org, app)).url)
      return async () =>
        (await signIn(browser, page, ann.profile.login, PASSWORD).then(
          ({ leadsTo }) => leadsTo?.searchParams.has('code'),
          () => false,
        )) ?? false
    },
  ],
  [
    'a session token',
    5 * MINUTE,
    async ({ org, ann }) => {
      const { token } = org.model.sessionTokens.issue(ann.id)
      return async () => org.model.sessionTokens.redeem(token) !== undefined
    },
  ],
  [
    'an attempt of Express Configuration',
    10 * MINUTE,
    async ({ org, app }) => {
      const attempts = createAttempts()
      const { state } = attempts.start(org, app, 'sid')
      return async () => attempts.take(state, 'sid') !== undefined
    },
  ],
]

test.each(lives)('%s is good until its time is over by the org’s clock', async (_, life, use) => {
  const made = await assigned()
  const isGood = await use(made)
  made.org.moveClock({ offsetSeconds: life - MINUTE })
  expect(await isGood()).toBe(true)
})

test.each(lives)('%s is over when its time is over by the org’s clock', async (_, life, use) => {
  const made = await assigned()
  const isGood = await use(made)
  made.org.moveClock({ offsetSeconds: life })
  expect(await isGood()).toBe(false)
})

test.each(lives)(
  '%s that began while the clock was ahead is good back in real time',
  async (_, _life, use) => {
    const made = await assigned()
    made.org.moveClock({ offsetSeconds: 30 * DAY })
    const isGood = await use(made)
    made.org.moveClock({ offsetSeconds: 0 })
    expect(await isGood()).toBe(true)
  },
)

test.each(lives.filter(([what]) => !what.startsWith('an attempt')))(
  '%s that expired while the clock was ahead stays expired',
  async (_, life, use) => {
    const made = await assigned()
    const isGood = await use(made)
    made.org.moveClock({ offsetSeconds: life })
    made.org.moveClock({ offsetSeconds: 0 })
    expect(await isGood()).toBe(false)
  },
)

test('max_age is counted by the org’s clock', async () => {
  const made = await assigned()
  const { org, app } = made
  const { browser } = await issued(made)
  const again = async () => {
    const page = await browser.open((await beginSignIn(org, app, { max_age: '600' })).url)
    return page.leadsTo?.searchParams.has('code') ?? false
  }
  org.moveClock({ offsetSeconds: 8 * MINUTE })
  expect(await again()).toBe(true)
  org.moveClock({ offsetSeconds: 20 * MINUTE })
  expect(await again()).toBe(false)
})

test('a client assertion has to be good by the org’s clock', async () => {
  const { org, ann } = await newOrg()
  const app = addClient(org, { tokenEndpointAuthMethod: 'client_secret_jwt' })
  org.model.assignments.assignUser(app, ann)
  const reasonAt = async (offsetSeconds: number) => {
    org.moveClock({ offsetSeconds })
    const key = new TextEncoder().encode(app.clientSecret!)
    const proof = await assertion(org, app, { key, alg: 'HS256' })
    const { body } = await post(org, 'token', { ...proof, grant_type: 'authorization_code', code: 'none' })
    return body.error_description
  }
  expect(await reasonAt(0)).not.toContain('client_assertion')
  expect(await reasonAt(HOUR)).toBe('The client_assertion token is expired.')
  expect(await reasonAt(-10 * MINUTE)).toBe(
    'The client_assertion token must be issued before the current time.',
  )
})

test('each org has a clock of its own, and a cookie that is kept goes by the browser’s', async () => {
  const [{ org, ann }, { org: other }] = [await newOrg(), await newOrg()]
  org.moveClock({ offsetSeconds: -400 * DAY })
  expect([org.model.offsetSeconds(), other.model.offsetSeconds()]).toEqual([-400 * DAY, 0])
  const browser = openBrowser()
  const page = await signIn(browser, await browser.open(org.dashboardUrl), ann.profile.login, PASSWORD)
  expect(page.url.pathname).toBe('/app/UserHome')
  const told = await askControl(okta(), 'GET', `/_sim/orgs/${org.name}/clock`)
  const gap = Date.parse(String(told.body.now)) - Date.parse(String(told.body.realNow))
  expect(gap).toBe(-400 * DAY * 1000)
})
