import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import Koa, { type Context } from 'koa'
import type { Addresses, Place } from './addresses.ts'
import { isForApi, managementApi } from './api/api.ts'
import { withRequest } from './api/request-context.ts'
import { clientIp, hostAsked, settleAt } from './arrival.ts'
import type { Certificate } from './certificates.ts'
import type { Control } from './control/control.ts'
import type { Recorder } from './exchanges/recorder.ts'
import {
  CALLBACK_PATH,
  type ExpressConfiguration,
  expressConfigurationRoutes,
  handOnCallback,
} from './express-configuration/routes.ts'
import { strangerSite } from './faults/stranger.ts'
import { strikeAnswerOf } from './faults/wire.ts'
import { createInspection } from './inspector/inspection.ts'
import { style, stylePath } from './pages/style.ts'
import type { RunningOrg } from './running-org.ts'
import type { ConsoleSessions } from './sites/console/console-sessions.ts'
import { consoleSite } from './sites/console/console-site.ts'
import { orgSite, pageNotFound } from './sites/org-site.ts'
import type { Introduction } from './sites/simulator/introduction.ts'
import { landingSite } from './sites/simulator/landing-site.ts'
import { keepOutOfFrames, readForm, showMessage } from './sites/site.ts'
import { DataError } from './storage/data-error.ts'

/** What a Host stands for. */
export type Site =
  | { kind: 'landing' }
  | { kind: 'system-admin' }
  | { kind: 'org' | 'console' | 'stranger'; org: RunningOrg }

export interface ServeOptions {
  addresses: () => Addresses
  /** Whether X-Forwarded-* headers count. */
  trustProxy: boolean
  /** Serves https with it; http when undefined. */
  certificate: Certificate | undefined
  orgs: ReadonlyMap<string, RunningOrg>
  catalogLabels: () => { label: string; logo?: string }[]
  recorder: Recorder
  consoleSessions: ConsoleSessions
  /** What answers below /_sim. */
  control: Control
  express: () => ExpressConfiguration
  /** What the landing page tells besides. */
  introduction: () => Introduction
  /** Throws where something that the request changed can't be kept. */
  demandKept: () => void
  version: string
}

// What a place stands for now; undefined where nothing answers there, or its org is gone.
function siteAt(place: Place | undefined, orgs: ReadonlyMap<string, RunningOrg>): Site | undefined {
  if (!place || !('org' in place)) return place
  const org = orgs.get(place.org)
  return org && { kind: place.kind, org }
}

function originOf(site: Site, { url, systemAdminUrl }: Addresses): string {
  if ('org' in site) {
    const { url, adminUrl, strangerUrl } = site.org
    return { org: url, console: adminUrl, stranger: strangerUrl }[site.kind]
  }
  return site.kind === 'landing' ? url : systemAdminUrl
}

// What an SP answers comes to Okta's own host; the state in it tells which org asked.
function orgNameOf(
  site: Site,
  url: string | undefined,
  express: () => ExpressConfiguration,
): string | undefined {
  if ('org' in site) return site.org.name
  if (site.kind === 'landing' || !url?.startsWith(CALLBACK_PATH)) return undefined
  const state = new URLSearchParams(url.split('?')[1]).get('state') ?? undefined
  return express().attempts.orgOf(state)?.name
}

// An address such as `http://[` gets past Node's parser, and makes Koa throw.
function hasPath(ctx: Context): boolean {
  try {
    return typeof ctx.path === 'string'
  } catch {
    return false
  }
}

/** The HTTP server of the simulated Okta: one port, the org chosen by Host. It listens once `listen` is called. */
export function createOktaServer({
  addresses,
  trustProxy,
  certificate,
  orgs,
  catalogLabels,
  recorder,
  consoleSessions,
  control,
  express,
  introduction,
  demandKept,
  version,
}: ServeOptions): Server | TlsServer {
  const app = new Koa()
  const inspection = createInspection(recorder, orgs)
  const arrivals = new WeakMap<IncomingMessage, { site: Site | undefined; asked: string }>()
  // What it reads of proxies' headers was put there below.
  app.proxy = true
  const orgOf = (ctx: Context) => (ctx.state.site as { org: RunningOrg }).org
  const org = orgSite(orgOf, consoleSessions)
  const admin = consoleSite(orgOf, consoleSessions)
  expressConfigurationRoutes(admin, consoleSessions, express)
  const api = managementApi(orgOf, consoleSessions, express, demandKept)
  const routes = { org: org.routes(), console: admin.routes() }

  app.use(async (ctx, next) => {
    await next()
    // The Management API has asked already, and has its own words.
    if (ctx.status >= 500) return
    try {
      demandKept()
    } catch (error) {
      if (!(error instanceof DataError)) throw error
      app.emit('error', error, ctx)
      // Nobody is signed in or sent on by what isn't kept.
      for (const name of ['Set-Cookie', 'Location']) ctx.remove(name)
      showMessage(ctx, {
        status: 500,
        heading: 'Internal Server Error',
        message: 'The simulated Okta could not keep what was changed.',
        detail: error.message,
      })
    }
  })

  app.use(async (ctx, next) => {
    try {
      if (!hasPath(ctx)) ctx.throw(400)
      await next()
    } catch (error) {
      const status = (error as { status?: number }).status ?? 500
      if (status >= 500) app.emit('error', error, ctx)
      showMessage(ctx, {
        status,
        heading: status >= 500 ? 'Internal Server Error' : 'Bad Request',
        message:
          status >= 500 ? 'The simulated Okta failed; its log says where.' : 'The request could not be read.',
      })
    }
  })

  app.use(async (ctx, next) => {
    if (ctx.path === stylePath) {
      ctx.type = 'css'
      ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
      ctx.body = style
      return
    }
    const { site, asked } = arrivals.get(ctx.req)!
    if (!site) {
      return showMessage(ctx, {
        status: 421,
        heading: 'Misdirected Request',
        message: `No org of the simulated Okta answers at ${asked || 'an empty Host'}.`,
        detail: `Orgs here: ${[...orgs.values()].map(({ url }) => url).join(', ') || 'none yet'}.`,
        link: { label: 'See what is up', href: addresses().url },
      })
    }
    ctx.state.site = site
    // Redirects have a page, too, and oidc-provider's answers keep what is set here. The stranger is anybody's site.
    if (site.kind !== 'stranger') keepOutOfFrames(ctx)
    if (site.kind === 'landing') {
      await readForm(ctx)
      const { url } = addresses()
      return landingSite(ctx, { orgs, catalogLabels, recorder, inspection, introduction, url, version })
    }
    if (site.kind === 'system-admin') {
      if (ctx.path === CALLBACK_PATH) return handOnCallback(ctx, express())
      return showMessage(ctx, {
        status: 404,
        heading: 'Page Not Found',
        message: `There is nothing at ${ctx.path}.`,
      })
    }
    if (site.kind === 'stranger') return strangerSite(ctx, site.org.strangerUrl)
    if (isForApi(ctx)) return api(ctx)
    // oidc-provider reads its own bodies.
    if (!ctx.path.startsWith('/oauth2/')) await readForm(ctx)
    await routes[site.kind](ctx as never, next)
  })

  app.use(ctx => pageNotFound(ctx, orgOf(ctx)))

  const answer = app.callback()
  const listener: RequestListener = (req, res) => {
    if (control.isFor(req)) return void control.answer(req, res)
    const asked = hostAsked(req, trustProxy)
    const site = siteAt(addresses().placeOf(asked), orgs)
    const origin = site && originOf(site, addresses())
    const ip = clientIp(req, trustProxy)
    arrivals.set(req, { site, asked })
    const name = site && orgNameOf(site, req.url, express)
    // The simulator's own pages are no part of Okta, and looking at what is recorded must not be recorded.
    if (req.url !== undefined && !req.url.startsWith(stylePath) && site?.kind !== 'landing') {
      const to = site?.kind === 'stranger' ? 'Stranger' : 'Okta'
      const exchange = recorder.watch(req, res, {
        url: `${origin ?? `http://${asked}`}${req.url}`,
        org: name,
        to,
      })
      if (site?.kind === 'org') strikeAnswerOf(site.org, { req, res, exchange, recorder })
    }
    settleAt(req, origin)
    withRequest(req, res, ip, () => answer(req, res))
  }
  return certificate ? createTlsServer(certificate, listener) : createServer(listener)
}
