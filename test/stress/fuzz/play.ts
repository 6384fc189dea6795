import { CookieJar } from 'tough-cookie'
import { createAsk } from '../../../scenarios/harness/ask.ts'
import { createCast } from '../../../scenarios/harness/cast.ts'
import { createHttpAgent } from '../../../scenarios/harness/http-agent.ts'
import type { Target, Workspace } from '../../../scenarios/harness/target.ts'
import type { Okta, RunningOrg } from '../../../sim/index.ts'
import { type CrawledPage, crawl } from '../../sites/crawl.ts'
import { beginnings, type Call, controlCalls, managementCalls, operatorCalls, type Things } from './calls.ts'

/** Both servers, and what opens their APIs. */
export interface Servers {
  okta: Okta
  target: Target
  operatorToken: string
}

/** What stands once everything was done once, as it should be. */
export interface Played {
  org: RunningOrg
  workspace: Workspace
  /** Its org's name: what the control is asked to end. */
  spareOrg: string
  things: Things
  pages: CrawledPage[]
  /** An answer of Okta's that never reached Alpacon: its code is still good. */
  heldAnswer: string
  cookiesFor(url: string): Promise<string>
  /** A clean sign-in, from a new browser to the workspace. Throws where it doesn't succeed. */
  signIn(): Promise<void>
}

const PATIENCE_MS = 20_000
const callback = 'https://time.example/callback'
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/**
 * Does everything once with a fresh org and workspace: Express Configuration, sign-ins from both sides, the consoles'
 * pages, the APIs of both, the control.
 */
export async function play({ okta, target, operatorToken }: Servers, name: string): Promise<Played> {
  const org = await okta.createOrg({ name })
  const spareOrg = `${name}-spare`
  await okta.createOrg({ name: spareOrg })
  const isOkta = (address: string) => new URL(address).hostname.endsWith('okta.localhost')
  const jars: CookieJar[] = []
  const newAgent = () => {
    const jar = new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: false })
    jars.push(jar)
    return createHttpAgent({ isOkta, patienceMs: PATIENCE_MS, onPageOfTarget: () => undefined }, jar)
  }
  const cast = createCast({
    org,
    target,
    domain: `${name}.example`,
    newAgent,
    stageKind: 'http',
    ask: createAsk(),
  })
  const { admin, person } = cast
  const workspace = await target.createWorkspace!({ name, plan: 'with-sso' })

  await admin.addsFromCatalog(target.label)
  await admin.expressConfigures(target.label, workspace)
  await admin.seesSuccess()
  const things = await makeThings(org, target.label)
  await admin.assignsToPerson(target.label, person.name)
  await cast.newGroup('Sailors', [person])
  await admin.assignsToGroup(target.label, 'Sailors')

  await person.signsInAtTarget(workspace)
  await person.isSignedInTo(workspace)
  await org.clearUserSessions(person.user.id, { includeApps: true })
  await person.opensTile(target.label)
  await person.isSignedInTo(workspace)
  // Signed out in a browser of its own: the others' sessions are to last.
  const leaving = person.inAnotherBrowser()
  await leaving.signsInAtTarget(workspace)
  await leaving.signsOutOfOkta()
  await target.steps.signOut!(leaving.agent, workspace)

  const owner = newAgent()
  await owner.open(`${workspace.url}/sign-in`)
  await target.steps.signInLocally!(owner, workspace.superuser)
  const [user] = await target.users!(workspace)
  await callAll(operatorCalls(name, user!.id), target.url, `Bearer ${operatorToken}`)
  await callAll(managementCalls(things), `${org.url}/api/v1`, `SSWS ${org.apiToken}`)
  await callAll(controlCalls(spareOrg), okta.url)
  for (const server of ['/oauth2/v1', '/oauth2/default/v1']) await useTokens(org, server, things)
  for (const to of [
    '/link',
    '/form',
    '/frame',
    '/keys',
    '/certificate.pem',
    '/.well-known/openid-configuration',
  ])
    await fetch(`${org.strangerUrl}${to}?to=${encodeURIComponent(org.url)}`)

  const starts = [okta.url, `${org.adminUrl}/admin/dashboard`, target.url, workspace.url]
  const consolePages = [`/admin/user/profile/view/${things.userId}`, `/admin/group/${things.groupId}`].map(
    path => org.adminUrl + path,
  )
  const controls = [`/orgs/${spareOrg}/controls`, `/orgs/${spareOrg}/faults`, '/inspector/exchanges.har'].map(
    path => okta.url + path,
  )
  const inside = new Set(
    [okta.url, org.url, org.adminUrl, target.url, workspace.url].map(url => new URL(url).host),
  )
  const isInside = (address: string) => inside.has(new URL(address).host)
  const all = merged(jars)
  const pages = await crawl([...starts, ...consolePages, ...controls, org.dashboardUrl], {
    jar: await all,
    isInside,
  })

  const waiting = person.inAnotherBrowser()
  const heldAnswer = String(await waiting.obtainsAnswer(workspace))
  const second = await cast.newAdministrator()
  await second.startsExpressConfiguration(target.label, workspace)

  return {
    org,
    workspace,
    spareOrg,
    things,
    pages,
    heldAnswer,
    cookiesFor: async url => (await merged(jars)).getCookieString(url.replace(/^http:/, 'https:')),
    async signIn() {
      const again = person.inAnotherBrowser()
      await again.signsInAtTarget(workspace)
      await again.isSignedInTo(workspace)
    },
  }
}

/** One jar with the cookies of all: the newest of a name counts. */
async function merged(jars: readonly CookieJar[]): Promise<CookieJar> {
  const all = new CookieJar(undefined, { allowSpecialUseDomain: true, rejectPublicSuffixes: false })
  for (const jar of jars) {
    for (const cookie of (await jar.serialize()).cookies) {
      const { domain = '', path = '/', key, value } = cookie
      const at = `http://${domain}${path}`
      await all.setCookie(`${key}=${value}; path=${path}`, at, { ignoreError: true })
    }
  }
  return all
}

async function makeThings({ url, apiToken, model }: RunningOrg, label: string): Promise<Things> {
  const make = async (path: string, body: unknown) => {
    const [made] = await callAll([['POST', path, body]], `${url}/api/v1`, `SSWS ${apiToken}`)
    return String((made as { id: string }).id)
  }
  const login = 'spare@spare.example'
  const userId = await make('/users?activate=true', beginnings.person(login))
  const groupId = await make('/groups', beginnings.group)
  const appId = await make('/apps', beginnings.app)
  const connectedAppId = model.applications.byLabel(label)!.id
  return {
    login,
    password: 'Correct-Horse-9',
    userId,
    groupId,
    appId,
    connectedAppId,
    ruleId: await make('/groups/rules', beginnings.rule(groupId)),
  }
}

/** Makes calls one after another; answers what JSON they answered. */
async function callAll(calls: readonly Call[], base: string, authorization?: string): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const [method, path, body] of calls) {
    const stop = new AbortController()
    const answer = await fetch(base + path, {
      method,
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(body === undefined && /POST|PUT/.test(method) && base.endsWith('/v1') && { body: '' }),
      signal: stop.signal,
    })
    if (!answer.ok)
      throw new Error(`${method} ${base}${path} answered ${answer.status}: ${await answer.text()}`)
    const isJson = answer.headers.get('content-type')?.includes('json')
    answers.push(isJson ? await answer.json() : undefined)
    if (!isJson) stop.abort()
  }
  return answers
}

/** Everything that an authorization server does for an app of one's own. */
async function useTokens({ url, model }: RunningOrg, server: string, { login, password, appId }: Things) {
  const [authn] = await callAll([['POST', '/authn', { username: login, password }]], `${url}/api/v1`)
  const { sessionToken } = authn as { sessionToken: string }
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email profile offline_access',
    state: 's',
    nonce: 'n',
    sessionToken,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const sentBack = await fetch(`${url}${server}/authorize?${query}`, { redirect: 'manual' })
  await fetch(`${url}${server}/authorize`, { method: 'POST', body: query, redirect: 'manual' })
  const code = new URL(sentBack.headers.get('location') ?? callback).searchParams.get('code') ?? ''
  const secret = model.applications.get(appId).clientSecret
  const authorization = `Basic ${Buffer.from(`${appId}:${secret}`).toString('base64')}`
  const post = async (endpoint: string, form: Record<string, string>) => {
    const headers = { authorization }
    return fetch(`${url}${server}/${endpoint}`, { method: 'POST', headers, body: new URLSearchParams(form) })
  }
  const answer = await post('token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  })
  const tokens = (await answer.json()) as Record<string, string>
  const { access_token = '', refresh_token = '', id_token = '' } = tokens
  if (!answer.ok) throw new Error(`${server}/token answered ${answer.status}: ${JSON.stringify(tokens)}`)
  await fetch(`${url}${server}/keys?client_id=${appId}`)
  const bearer = { authorization: `Bearer ${access_token}` }
  await fetch(`${url}${server}/userinfo`, { headers: bearer })
  await fetch(`${url}${server}/userinfo`, { method: 'POST', headers: bearer })
  await post('introspect', { token: access_token, token_type_hint: 'access_token' })
  await post('token', { grant_type: 'refresh_token', refresh_token, scope: 'openid email' })
  await post('revoke', { token: refresh_token, token_type_hint: 'refresh_token' })
  const hint = new URLSearchParams({ id_token_hint: id_token, state: 's' })
  await fetch(`${url}${server}/logout?${hint}`, { redirect: 'manual' })
  await fetch(`${url}${server}/logout`, { method: 'POST', body: hint, redirect: 'manual' })
}
