import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import type { CookieJar } from 'tough-cookie'
import { signInToOkta } from '../../scenarios/harness/okta-sign-in.ts'
import type { User } from '../../sim/index.ts'
import { askApi, PASSWORD, type Tenant, type Tenants } from './tenants.ts'

/** Somebody who has signed in to a tenant in this browser, and another tenant. */
interface Site {
  tenants: Tenants
  tenant: Tenant
  other: Tenant
  user: User
  jar: CookieJar
}

type Probe = (site: Site) => Promise<string[]>

const expected = (what: string, isSo: boolean, seen: unknown) =>
  isSo ? [] : [`${what}, but ${JSON.stringify(seen)}`]

const cookieOf = async (jar: CookieJar, url: string, name: string) =>
  (await jar.getCookies(url.replace(/^http:/, 'https:'))).find(({ key }) => key === name)?.value

const ask = async (url: string, headers: Record<string, string>, body?: URLSearchParams) => {
  const init = body ? { method: 'POST', body } : {}
  const response = await fetch(url, { ...init, headers, redirect: 'manual' })
  return { status: response.status, text: await response.text() }
}

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

/** A code of this person's for the tenant's app, which Alpacon never saw, and what redeems it. */
async function obtainCode({ tenants, tenant: { org, app }, user, jar }: Site) {
  const verifier = randomBytes(32).toString('base64url')
  const redirectUri = app.redirectUris[0]!
  const query = new URLSearchParams({
    client_id: app.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'a-state-of-mine',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const agent = tenants.newAgent(jar)
  await agent.holdBack(address => address.startsWith(redirectUri))
  await agent.open(`${org.url}/oauth2/v1/authorize?${query}`)
  if (await agent.offers('Next')) {
    await signInToOkta(agent, { email: user.profile.login, password: PASSWORD })
  }
  const code = new URL((await agent.heldBack()) ?? agent.address()).searchParams.get('code')
  if (code === null) throw new Error(`No code came; the browser is at ${agent.address()}.`)
  return new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  })
}

const redeem = ({ org, app }: Tenant, fields: URLSearchParams, client = app) =>
  ask(`${org.url}/oauth2/v1/token`, basic(client.id, client.clientSecret!), fields)

const userinfo = ({ org }: Tenant, token: string) =>
  ask(`${org.url}/oauth2/v1/userinfo`, { authorization: `Bearer ${token}` })

/** Posts a body that comes only when something else was done meanwhile. */
async function postLate(url: string, body: string, meanwhile: () => Promise<unknown>): Promise<string> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  const asking = request(url, { method: 'POST', headers })
  const answered = once(asking, 'response') as Promise<[IncomingMessage]>
  asking.flushHeaders()
  await meanwhile()
  asking.end(body)
  const [response] = await answered
  return textOf(response)
}

/** What is tried after a sign-in, by name; each answers what did not hold. */
export const PROBES: [string, Probe][] = [
  [
    'API tokens tried at another org',
    async ({ tenant, other }) => {
      const paths = ['users', 'groups', 'apps', 'logs', `users/${tenant.people[0]!.id}`]
      const answers = await Promise.all(
        paths.map(path => askApi(tenant.org, 'GET', path, { token: other.org.apiToken })),
      )
      return answers.flatMap(answer =>
        expected('401 for the token of another org', answer.status === 401, answer),
      )
    },
  ],
  [
    'API reads with an org’s own token',
    async ({ tenant, other }) => {
      const own = await askApi(tenant.org, 'GET', 'users')
      const foreign = await askApi(tenant.org, 'GET', `users/${other.people[0]!.id}`)
      const ids = [...own.text.matchAll(/"id":"(00u\w+)"/g)].map(([, id]) => id!)
      const isOwn =
        ids.every(id => tenant.org.model.users.find(id)) && ids.length === tenant.people.length + 1
      return [
        ...expected('the org’s own people', own.status === 200 && isOwn, own),
        ...expected('404 for a person of another org', foreign.status === 404, foreign),
      ]
    },
  ],
  [
    'codes tried at another org',
    async site => {
      const { tenant, other } = site
      const fields = await obtainCode(site)
      const crossed = [
        await redeem(other, fields),
        await redeem(other, fields, tenant.app),
        await redeem(tenant, fields, other.app),
      ]
      const own = await redeem(tenant, fields)
      return [
        ...crossed.flatMap(one => expected('4xx for a code of another org', isRefused(one), one)),
        ...expected('tokens for the org’s own code', own.status === 200, own),
      ]
    },
  ],
  [
    'access tokens tried at another org',
    async site => {
      const { tenant, other, user } = site
      const { text } = await redeem(tenant, await obtainCode(site))
      const token = String(JSON.parse(text).access_token)
      const crossed = await userinfo(other, token)
      const own = await userinfo(tenant, token)
      const told = await ask(
        `${other.org.url}/oauth2/v1/introspect`,
        basic(other.app.id, other.app.clientSecret!),
        new URLSearchParams({ token }),
      )
      return [
        ...expected('401 for an access token of another org', crossed.status === 401, crossed),
        ...expected('a token that is not active', told.text === '{"active":false}', told),
        ...expected('who it is, at their org', JSON.parse(own.text).sub === user.id, own),
      ]
    },
  ],
  [
    'Okta sessions tried at another org',
    async ({ tenant, other, user, jar }) => {
      const sid = await cookieOf(jar, tenant.org.url, 'sid')
      const cookie = { cookie: `sid=${sid}` }
      const own = await ask(`${tenant.org.url}/api/v1/users/me`, cookie)
      const crossed = await ask(`${other.org.url}/api/v1/users/me`, cookie)
      const dashboard = await ask(`${other.org.url}/app/UserHome`, cookie)
      return [
        ...expected(
          'who it is, at their org',
          own.status === 200 && JSON.parse(own.text).id === user.id,
          own,
        ),
        ...expected('401 for a session of another org', crossed.status === 401, crossed),
        ...expected('no dashboard', dashboard.status !== 200, dashboard),
      ]
    },
  ],
  [
    'Alpacon sessions tried at another workspace',
    async ({ tenant: { workspace }, other, user, jar }) => {
      const session = await cookieOf(jar, workspace.url, 'alpacon_session')
      const cookie = { cookie: `alpacon_session=${session}` }
      const own = await ask(`${workspace.url}/api/whoami`, cookie)
      const crossed = await ask(`${other.workspace.url}/api/whoami`, cookie)
      const isOwn = own.status === 200 && own.text.includes(user.profile.email)
      return [
        ...expected('who it is, at their workspace', isOwn && own.text.includes(workspace.name), own),
        ...expected('401 for a session of another workspace', crossed.status === 401, crossed),
      ]
    },
  ],
  [
    'requests whose body comes while another org is asked',
    async ({ tenant: { org }, other, user }) => {
      const body = JSON.stringify({ username: user.profile.login, password: PASSWORD })
      const answer = await postLate(`${org.url}/api/v1/authn`, body, () => askApi(other.org, 'GET', 'users'))
      return expected('the org’s own person', answer.includes(`"id":"${user.id}"`), answer)
    },
  ],
]

function isRefused({ status, text }: { status: number; text: string }): boolean {
  return status >= 400 && status < 500 && !text.includes('access_token')
}
