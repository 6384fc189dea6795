import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Ask } from '../../../scenarios/harness/ask.ts'
import { type Cast, createCast } from '../../../scenarios/harness/cast.ts'
import { createHttpAgent } from '../../../scenarios/harness/http-agent.ts'
import type { Target, Workspace } from '../../../scenarios/harness/target.ts'
import { startAlpaconTarget } from '../../../scenarios/targets/alpacon.ts'
import { type Okta, startOkta } from '../../../sim/index.ts'

// Browser and Okta are driven in this process and both use `fetch`, the browser because it is given this: cutting it
// cuts every exchange of the set-up.
const askByFetch: Ask = async (address, { body = '', ...asked }, signal) => {
  const sent = body === '' ? null : body
  const response = await fetch(address, { ...asked, body: sent, redirect: 'manual', signal })
  return { status: response.status, headers: [...response.headers], body: await response.text() }
}
const realFetch = globalThis.fetch

interface Cut {
  answer: (request: Request) => Promise<Response>
  /** Which exchanges it is tried on. A browser that gets a wrong page is as stuck as one that gets none. */
  concerns: (request: Request) => boolean
}

const anyExchange = () => true
const betweenServers = ({ url }: Request) => /\/(oauth\/token|api\/v2\/)/.test(url)

const CUTS: Record<string, Cut> = {
  'is never sent': {
    concerns: anyExchange,
    answer: async () => {
      throw new TypeError('cut before it was sent')
    },
  },
  'loses its answer': {
    concerns: anyExchange,
    answer: async request => {
      await (await realFetch(request)).text()
      throw new TypeError('cut before its answer came')
    },
  },
  'is answered with 503': {
    concerns: betweenServers,
    answer: async () => new Response('down', { status: 503 }),
  },
  'is answered with a page': {
    concerns: betweenServers,
    answer: async () => new Response('<p>Please wait</p>', { headers: { 'content-type': 'text/html' } }),
  },
}

/** Cuts the n-th exchange that a cut concerns, from now on; fills the list with all of those. */
function cutExchange(n: number, cut: Cut): Request[] {
  const concerned: Request[] = []
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!cut.concerns(request)) return realFetch(request)
    concerned.push(request)
    return concerned.length === n ? cut.answer(request) : realFetch(request)
  }
  return concerned
}

let okta: Okta
let target: Target
let places = 0

beforeAll(async () => {
  okta = await startOkta({ port: 0 })
  target = await startAlpaconTarget(okta)
})
afterEach(() => {
  globalThis.fetch = realFetch
})
afterAll(async () => {
  await target.close()
  await okta.close()
})

interface Place {
  cast: Cast
  workspace: Workspace
}

async function newPlace(): Promise<Place> {
  places += 1
  const org = await okta.createOrg({ name: `org-${places}` })
  const isOkta = (address: string) => new URL(address).hostname.endsWith('okta.localhost')
  const newAgent = () =>
    createHttpAgent({ isOkta, patienceMs: 8000, ask: askByFetch, onPageOfTarget: () => undefined })
  const cast = createCast({
    org,
    target,
    domain: `${org.name}.example`,
    newAgent,
    stageKind: 'http',
    ask: askByFetch,
  })
  const workspace = await target.createWorkspace!({ name: `ws-${places}`, plan: 'with-sso' })
  await cast.introduce(cast.person, workspace)
  await cast.admin.addsFromCatalog(target.label)
  org.model.assignments.assignUser(org.model.applications.byLabel(target.label)!, cast.person.user)
  return { cast, workspace }
}

const setUp = async ({ cast, workspace }: Place) => {
  const administrator = await cast.newAdministrator()
  await administrator.expressConfigures(target.label, workspace)
  await administrator.seesSuccess()
}

/** Whether the workspace offers Okta; where it does, the sign-in has to work. */
async function offersWhatWorks({ cast, workspace }: Place): Promise<boolean> {
  const { person } = cast
  await target.steps.openSignIn(person.agent, workspace)
  if (!(await target.steps.offersOkta(person.agent))) return false
  await target.steps.continueWithOkta(person.agent)
  if (await person.agent.offers('Next')) await person.signsInToOkta()
  await person.isSignedInTo(workspace)
  return true
}

async function expectRepaired(place: Place) {
  await setUp(place)
  expect(await target.connections!(place.workspace)).toMatchObject([
    { issuer: place.cast.okta.url, isEnabled: true },
  ])
  const app = place.cast.okta.model.applications.byLabel(target.label)!
  expect(app.expressConfiguration.enabledCapabilities).toEqual(['SSO'])
  expect(app.pendingClientSecret).toBeNull()
  expect(await offersWhatWorks(place), 'what is offered after the repair works').toBe(true)
}

/** Cuts each exchange of a set-up in turn, at the place that `begin` gives; `check` looks at it after the cut. */
async function cutEach(cut: Cut, begin: () => Promise<Place>, check: (place: Place) => Promise<void>) {
  const whole = await begin()
  const exchanges = cutExchange(0, cut)
  await setUp(whole)
  globalThis.fetch = realFetch
  expect(exchanges.some(betweenServers)).toBe(true)
  // The browser's too: a set-up that goes another way than this would leave them whole.
  expect(exchanges.some(one => !betweenServers(one))).toBe(cut.concerns === anyExchange)

  for (let n = 1; n <= exchanges.length; n += 1) {
    const place = await begin()
    const sent = cutExchange(n, cut)
    // Cut at the very end the set-up may have ended well; otherwise somebody gets stuck, as they should.
    await setUp(place).catch(() => undefined)
    globalThis.fetch = realFetch
    expect(sent.length, `exchange ${n} took place`).toBeGreaterThanOrEqual(n)
    await check(place)
    await expectRepaired(place)
  }
}

describe.each(Object.entries(CUTS))('an exchange of the set-up %s', (_how, cut) => {
  test('at a first run: what is offered works, and running it again repairs it', {
    timeout: 120_000,
  }, async () => {
    await cutEach(cut, newPlace, async place => {
      const connections = await target.connections!(place.workspace)
      const offered = await offersWhatWorks(place)
      expect(offered).toBe(connections.some(({ isEnabled }) => isEnabled))
    })
  })

  test('at a re-run: the connection goes on working, and running it again ends well', {
    timeout: 120_000,
  }, async () => {
    const place = await newPlace()
    await setUp(place)
    await cutEach(
      cut,
      async () => place,
      async () => {
        expect(await offersWhatWorks(place)).toBe(true)
        expect(await target.connections!(place.workspace)).toHaveLength(1)
      },
    )
  })
})
