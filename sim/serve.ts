import { createServer, type Server } from 'node:http'
import { bodyParser } from '@koa/bodyparser'
import Koa, { type Context } from 'koa'
import { isForApi, managementApi } from './api/api.ts'
import { withRequest } from './api/request-context.ts'
import type { Recorder } from './exchanges/recorder.ts'
import {
  CALLBACK_PATH,
  type ExpressConfiguration,
  expressConfigurationRoutes,
  handOnCallback,
} from './express-configuration/routes.ts'
import { strangerSite } from './faults/stranger.ts'
import { strikeAnswerOf } from './faults/wire.ts'
import { landingPage } from './pages/landing.ts'
import { style, stylePath } from './pages/style.ts'
import type { RunningOrg } from './running-org.ts'
import { createConsoleSessions } from './sites/console/console-sessions.ts'
import { consoleSite } from './sites/console/console-site.ts'
import { orgSite, pageNotFound } from './sites/org-site.ts'
import { showMessage, showPage } from './sites/site.ts'

/** What a Host stands for. */
export type Site =
  | { kind: 'landing' }
  | { kind: 'system-admin' }
  | { kind: 'org' | 'console' | 'stranger'; org: RunningOrg }

export interface ServeOptions {
  /** Name below which the orgs' hosts lie: `okta.localhost`. */
  baseHost: string
  orgs: ReadonlyMap<string, RunningOrg>
  catalogLabels: () => { label: string; logo?: string }[]
  recorder: Recorder
  express: () => ExpressConfiguration
  version: string
}

/** Which part of Okta answers at a Host; undefined where none does. The port doesn't matter. */
export function siteOf(
  host: string,
  baseHost: string,
  orgs: ReadonlyMap<string, RunningOrg>,
): Site | undefined {
  const hostname = host.toLowerCase().replace(/:\d+$/, '')
  if (hostname === baseHost) return { kind: 'landing' }
  if (!hostname.endsWith(`.${baseHost}`)) return undefined
  const label = hostname.slice(0, -baseHost.length - 1)
  if (label === 'system-admin') return { kind: 'system-admin' }
  const org = orgs.get(label)
  if (org) return { kind: 'org', org }
  const [, name, of] = /^(.+)-(admin|stranger)$/.exec(label) ?? []
  const theirs = orgs.get(name ?? '')
  return theirs && { kind: of === 'admin' ? 'console' : 'stranger', org: theirs }
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

/** The HTTP server of the simulated Okta: one port, the org chosen by Host. It listens once `listen` is called. */
export function createOktaServer({
  baseHost,
  orgs,
  catalogLabels,
  recorder,
  express,
  version,
}: ServeOptions): Server {
  const app = new Koa()
  const consoleSessions = createConsoleSessions()
  const orgOf = (ctx: Context) => (ctx.state.site as { org: RunningOrg }).org
  const org = orgSite(orgOf, consoleSessions)
  const admin = consoleSite(orgOf, consoleSessions)
  expressConfigurationRoutes(admin, consoleSessions, express)
  const api = managementApi(orgOf, consoleSessions, express)
  const routes = { org: org.routes(), console: admin.routes() }
  const parseBody = bodyParser({ enableTypes: ['form', 'json'], formLimit: '64kb', jsonLimit: '256kb' })

  app.use(async (ctx, next) => {
    try {
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
    const site = siteOf(ctx.host, baseHost, orgs)
    if (!site) {
      return showMessage(ctx, {
        status: 421,
        heading: 'Misdirected Request',
        message: `No org of the simulated Okta answers at ${ctx.host || 'an empty Host'}.`,
        detail: `Orgs here: ${[...orgs.values()].map(({ url }) => url).join(', ') || 'none yet'}.`,
      })
    }
    ctx.state.site = site
    if (site.kind === 'landing') {
      const shown = [...orgs.values()].map(({ name, url, adminUrl, dashboardUrl }) => {
        return { name, url, adminUrl, dashboardUrl }
      })
      return showPage(ctx, landingPage({ orgs: shown, catalog: catalogLabels(), version }))
    }
    if (site.kind === 'system-admin') {
      if (ctx.path === CALLBACK_PATH) return handOnCallback(ctx, express())
      return showMessage(ctx, {
        status: 404,
        heading: 'Page Not Found',
        message: `There is nothing at ${ctx.path}.`,
      })
    }
    if (site.kind === 'stranger') return strangerSite(ctx)
    if (isForApi(ctx)) return api(ctx)
    // oidc-provider reads its own bodies.
    if (!ctx.path.startsWith('/oauth2/')) await parseBody(ctx, () => Promise.resolve())
    await routes[site.kind](ctx as never, next)
  })

  app.use(ctx => pageNotFound(ctx, orgOf(ctx)))

  const answer = app.callback()
  return createServer((req, res) => {
    const host = req.headers.host ?? ''
    const site = siteOf(host, baseHost, orgs)
    const name = site && orgNameOf(site, req.url, express)
    if (req.url !== undefined && !req.url.startsWith(stylePath)) {
      const to = site?.kind === 'stranger' ? 'Stranger' : 'Okta'
      const exchange = recorder.watch(req, res, { url: `http://${host}${req.url}`, org: name, to })
      if (site?.kind === 'org') strikeAnswerOf(site.org, { req, res, exchange, recorder })
    }
    withRequest(req, res, () => answer(req, res))
  })
}
