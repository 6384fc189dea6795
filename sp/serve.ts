import Koa from 'koa'
import type { Provider } from 'oidc-provider'
import type { Alpacon } from './alpacon.ts'
import type { AccessTokens } from './express-configuration/access-tokens.ts'
import { authorizationServerPaths } from './express-configuration/authorization-server.ts'
import type { Hosts } from './hosts.ts'
import type { Handler } from './middleware.ts'
import { serveAsset } from './pages/assets.ts'
import { show } from './pages/layout.ts'
import { messagePage } from './pages/message.ts'
import { operatorApi } from './workspaces/operator-api.ts'
import type { Workspace } from './workspaces/workspace.ts'

/** All of Alpacon behind one port: each request goes to the routes of the host that it names. */
export function createApp(alpacon: Alpacon, tokens: AccessTokens, provider: () => Promise<Provider>): Koa {
  const { hosts, parts, workspaces } = alpacon
  const attempts = parts.createAttempts(alpacon.now)
  const app = new Koa()
  // What it reads of proxies' headers has been put right by now; see arrival.ts.
  app.proxy = true

  const front = chain(parts.frontRoutes(alpacon).routes(), operatorApi(alpacon).routes())
  const auth = chain(
    parts.universalLogoutRoutes(alpacon, attempts).routes(),
    authorizationServer(provider),
    parts.approvalRoutes(alpacon, provider).routes(),
    parts.managementApi(alpacon, tokens).routes(),
    parts.oktaCallbackRoutes(alpacon, attempts).routes(),
  )
  const ofWorkspace = new WeakMap<Workspace, Handler>()
  const workspaceHandler = (workspace: Workspace) => {
    const made =
      ofWorkspace.get(workspace) ??
      chain(
        parts.workspaceRoutes(alpacon, workspace).routes(),
        parts.administrationRoutes(alpacon, workspace).routes(),
        parts.oktaBeginRoutes(alpacon, attempts, workspace).routes(),
      )
    ofWorkspace.set(workspace, made)
    return made
  }

  app.use(parts.securityHeaders)
  app.use(parts.plainErrors)
  app.use(async (ctx, next) => {
    if (serveAsset(ctx)) return
    const place = hosts.placeOf(ctx.get('host'))
    if (place.kind === 'unknown') return show(ctx, unknownHostPage(place.host, hosts), 421)
    if (place.kind === 'front') return parts.fromOwnPage(hosts.frontUrl, front)(ctx, next)
    if (place.kind === 'auth') return parts.fromOwnPage(hosts.authUrl, auth)(ctx, next)
    const workspace = place.kind === 'workspace' ? workspaces.named(place.name) : undefined
    if (workspace === undefined) return show(ctx, unknownWorkspacePage(hosts), 404)
    return parts.fromOwnPage(hosts.workspaceUrl(workspace.name), workspaceHandler(workspace))(ctx, next)
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
function authorizationServer(provider: () => Promise<Provider>): Handler {
  let handle: ReturnType<Provider['callback']> | undefined
  return async (ctx, next) => {
    if (!authorizationServerPaths.test(ctx.path)) return next()
    handle ??= withPages(await provider()).callback()
    ctx.respond = false
    return handle(ctx.req, ctx.res)
  }
}

// oidc-provider has no page for what it doesn't serve, and Koa would answer a plain text.
function withPages(provider: Provider): Provider {
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.status === 404 && ctx.body === undefined) await show(ctx, notFoundPage, 404)
  })
  return provider
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
