import Koa, { type Context, HttpError, type Next } from 'koa'
import type { Provider } from 'oidc-provider'
import type { Alpacon } from './alpacon.ts'
import { managementApi } from './connections/management-api.ts'
import type { AccessTokens } from './express-configuration/access-tokens.ts'
import { approvalRoutes } from './express-configuration/approval-routes.ts'
import { authorizationServerPaths } from './express-configuration/authorization-server.ts'
import type { Hosts } from './hosts.ts'
import { serveAsset } from './pages/assets.ts'
import { show } from './pages/layout.ts'
import { messagePage } from './pages/message.ts'
import { createAttempts } from './sign-in/attempts.ts'
import { frontRoutes } from './sign-in/front-routes.ts'
import { oktaBeginRoutes } from './sign-in/okta-begin-routes.ts'
import { oktaCallbackRoutes } from './sign-in/okta-callback-routes.ts'
import { universalLogoutRoutes } from './sign-in/universal-logout-routes.ts'
import { workspaceRoutes } from './sign-in/workspace-routes.ts'
import { operatorApi } from './workspaces/operator-api.ts'
import type { Workspace } from './workspaces/workspace.ts'

type Handler = (ctx: Context, next: Next) => Promise<unknown>

/** All of Alpacon behind one port: each request goes to the routes of the host that it names. */
export function createApp(alpacon: Alpacon, tokens: AccessTokens, provider: Promise<Provider>): Koa {
  const { hosts, workspaces } = alpacon
  const attempts = createAttempts(alpacon.now)
  const app = new Koa()
  // What it reads of proxies' headers has been put right by now; see arrival.ts.
  app.proxy = true

  const front = chain(frontRoutes(alpacon).routes(), operatorApi(alpacon).routes())
  const auth = chain(
    universalLogoutRoutes(alpacon, attempts).routes(),
    authorizationServer(provider),
    approvalRoutes(alpacon, provider).routes(),
    managementApi(alpacon, tokens).routes(),
    oktaCallbackRoutes(alpacon, attempts).routes(),
  )
  const ofWorkspace = new WeakMap<Workspace, Handler>()
  const workspaceHandler = (workspace: Workspace) => {
    const made =
      ofWorkspace.get(workspace) ??
      chain(
        workspaceRoutes(alpacon, workspace).routes(),
        oktaBeginRoutes(alpacon, attempts, workspace).routes(),
      )
    ofWorkspace.set(workspace, made)
    return made
  }

  app.use(securityHeaders)
  app.use(plainErrors)
  app.use(async (ctx, next) => {
    if (serveAsset(ctx)) return
    const place = hosts.placeOf(ctx.get('host'))
    if (place.kind === 'unknown') return show(ctx, unknownHostPage(place.host, hosts), 421)
    if (place.kind === 'front') return fromOwnPage(hosts.frontUrl, front)(ctx, next)
    if (place.kind === 'auth') return fromOwnPage(hosts.authUrl, auth)(ctx, next)
    const workspace = place.kind === 'workspace' ? workspaces.named(place.name) : undefined
    if (workspace === undefined) return show(ctx, unknownWorkspacePage(hosts), 404)
    return fromOwnPage(hosts.workspaceUrl(workspace.name), workspaceHandler(workspace))(ctx, next)
  })
  app.use(ctx => show(ctx, notFoundPage, 404))
  return app
}

function chain(...handlers: unknown[]): Handler {
  // Routers type their context more narrowly than the app's, which is the same object.
  const steps = handlers as Handler[]
  return (ctx, next) =>
    steps.reduceRight<() => Promise<unknown>>(
      (rest, step) => () => step(ctx, rest),
      async () => next(),
    )()
}

/** Hands requests for OAuth paths to oidc-provider, which is a Koa app of its own. */
function authorizationServer(provider: Promise<Provider>): Handler {
  let handle: ReturnType<Provider['callback']> | undefined
  return async (ctx, next) => {
    if (!authorizationServerPaths.test(ctx.path)) return next()
    handle ??= (await provider).callback()
    ctx.respond = false
    return handle(ctx.req, ctx.res)
  }
}

async function securityHeaders(ctx: Context, next: Next) {
  ctx.set({
    'content-security-policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
  await next()
}

/** Errors that nothing else answered: a page, or JSON for the APIs, and never a stack trace. */
async function plainErrors(ctx: Context, next: Next) {
  try {
    await next()
  } catch (error) {
    const status = error instanceof HttpError && error.status < 500 ? error.status : 500
    if (status === 500) ctx.app.emit('error', error, ctx)
    if (ctx.path.startsWith('/api/')) {
      ctx.status = status
      ctx.body = {
        error: status === 500 ? 'internal' : 'invalid',
        message: status === 500 ? 'Alpacon failed; see its log.' : 'The request can’t be read.',
      }
      return
    }
    await show(ctx, status === 500 ? failedPage : unreadablePage, status)
  }
}

/**
 * Lets forms through that our own pages post. Browsers name the origin of a form; Okta's calls are not forms of a
 * browser and name none. Third-party-initiated login is meant to come from elsewhere.
 */
function fromOwnPage(ownOrigin: string, handler: Handler): Handler {
  return async (ctx, next) => {
    const origin = ctx.get('origin')
    const isForm = ctx.method === 'POST' && !ctx.path.startsWith('/api/')
    const isInitiation = ctx.path === '/login'
    if (isForm && !isInitiation && origin !== '' && origin !== ownOrigin)
      return show(ctx, foreignFormPage, 403)
    return handler(ctx, next)
  }
}

function unknownHostPage(host: string, { frontUrl, authUrl, workspacePattern }: Hosts) {
  return messagePage({
    heading: 'Alpacon doesn’t answer under this name',
    paragraphs: [
      `The request named the host “${host.slice(0, 255)}”. Alpacon’s hosts are ${frontUrl} (front), ${authUrl} (identity) and ${workspacePattern} (workspaces).`,
    ],
    link: { text: 'Go to Alpacon', href: frontUrl },
  })
}

function unknownWorkspacePage({ frontUrl }: Hosts) {
  return messagePage({
    heading: 'No workspace at this address',
    paragraphs: ['Workspace not found. Check the workspace name and region.'],
    link: { text: 'Find your workspace', href: frontUrl },
  })
}

const notFoundPage = messagePage({
  heading: 'Page not found',
  paragraphs: ['There is nothing at this address.'],
  link: { text: 'Go to the start page', href: '/' },
})
const foreignFormPage = messagePage({
  heading: 'This form came from another site',
  paragraphs: ['Alpacon takes forms only from its own pages. Nothing was changed.'],
  link: { text: 'Go to the start page', href: '/' },
})
const unreadablePage = messagePage({
  heading: 'This request can’t be read',
  paragraphs: ['It is too large, or not in a form that Alpacon understands. Nothing was changed.'],
  link: { text: 'Go to the start page', href: '/' },
})
const failedPage = messagePage({
  heading: 'Something went wrong',
  paragraphs: ['Alpacon failed to answer. The reason is in its log. Try again in a moment.'],
  link: { text: 'Go to the start page', href: '/' },
})
