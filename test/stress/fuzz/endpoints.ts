import { managementRoutes } from '../../../sim/api/api.ts'
import { GROUPS } from '../../../sim/control/groups.ts'
import { CALLBACK_PATH, expressConfigurationRoutes } from '../../../sim/express-configuration/routes.ts'
import { discoveryDocument } from '../../../sim/oidc/discovery.ts'
import { stylePath } from '../../../sim/pages/style.ts'
import { createConsoleSessions } from '../../../sim/sites/console/console-sessions.ts'
import { consoleSite } from '../../../sim/sites/console/console-site.ts'
import { orgSite } from '../../../sim/sites/org-site.ts'
import type { Alpacon } from '../../../sp/alpacon.ts'
import { defaultParts } from '../../../sp/index.ts'
import { operatorApi } from '../../../sp/workspaces/operator-api.ts'
import type { Workspace } from '../../../sp/workspaces/workspace.ts'

/** What answers: a host of the simulated Okta, its control, or a host of Alpacon. */
export type Site =
  | 'org'
  | 'console'
  | 'landing'
  | 'control'
  | 'system-admin'
  | 'stranger'
  | 'front'
  | 'auth'
  | 'workspace'

/** One thing that can be asked for. */
export interface Endpoint {
  site: Site
  method: string
  /** Its path with a `:name` for whatever stands in its place. */
  path: string
  matches(path: string): boolean
}

/** A layer of @koa/router, as far as it tells what it answers. */
interface Layer {
  methods: string[]
  path: unknown
  match(path: string): boolean
}

const never = (): never => {
  throw new Error('The routes are only read here.')
}

function ofRouter(site: Site, { stack }: { stack: unknown[] }): Endpoint[] {
  return (stack as Layer[]).flatMap(layer => {
    const { path, methods } = layer
    // Wildcards are refusals of whatever is left, or hand on to oidc-provider, whose metadata tell what there is.
    if (typeof path !== 'string' || path.includes('*')) return []
    return methods
      .filter(method => method !== 'HEAD')
      .map(method => ({ site, method, path, matches: (asked: string) => layer.match(asked) }))
  })
}

function ofTemplate(site: Site, method: string, path: string): Endpoint {
  const steps = path.split('/')
  const matches = (asked: string) => {
    const given = asked.split('/')
    return (
      given.length === steps.length && steps.every((step, at) => step.startsWith(':') || step === given[at])
    )
  }
  return { site, method, path, matches }
}

const all = (site: Site, ...described: string[]): Endpoint[] =>
  described.map(one => {
    const [method = '', path = ''] = one.split(' ')
    return ofTemplate(site, method, path)
  })

/** Endpoints of an authorization server, by its metadata. */
function ofMetadata(
  site: Site,
  metadata: Record<string, unknown>,
  authorization: string[] = ['GET'],
): Endpoint[] {
  const methods: Record<string, string[]> = {
    authorization_endpoint: authorization,
    end_session_endpoint: ['GET', 'POST'],
    userinfo_endpoint: ['GET', 'POST'],
    jwks_uri: ['GET'],
  }
  return Object.entries(metadata).flatMap(([name, value]) => {
    if (!/_endpoint$|^jwks_uri$/.test(name)) return []
    return (methods[name] ?? ['POST']).map(method =>
      ofTemplate(site, method, new URL(String(value)).pathname),
    )
  })
}

/** Everything that the simulated Okta answers, by its routers, its control's operations and its metadata. */
export function endpointsOfOkta(): Endpoint[] {
  const sessions = createConsoleSessions()
  const console = consoleSite(never, sessions)
  expressConfigurationRoutes(console, sessions, never)
  const metadataAt = (path: string) =>
    discoveryDocument({
      issuer: 'http://okta.test',
      endpoints: `http://okta.test${path}`,
    } as Parameters<typeof discoveryDocument>[0])
  return [
    ...ofRouter('org', orgSite(never, sessions)),
    ...ofRouter('org', managementRoutes(never, never)),
    ...ofRouter('console', console),
    ...ofMetadata('org', metadataAt('/oauth2/v1'), ['GET', 'POST']),
    ...ofMetadata('org', metadataAt('/oauth2/default/v1'), ['GET', 'POST']),
    ...GROUPS.flatMap(({ operations }) => operations).map(({ method, path }) =>
      ofTemplate('control', method, path.replace(/\{(\w+)\}/g, ':$1')),
    ),
    ...all('landing', 'GET /', `GET ${stylePath}`, 'GET /inspector', 'GET /inspector/stream'),
    ...all('landing', 'GET /inspector/exchanges.har', 'GET /inspector/exchanges/:exchange'),
    ...all('landing', 'GET /inspector/sign-ins/:group'),
    ...all('landing', 'GET /orgs/:name/faults', 'POST /orgs/:name/faults'),
    ...all('landing', 'GET /orgs/:name/controls', 'POST /orgs/:name/controls'),
    ...all('system-admin', `GET ${CALLBACK_PATH}`),
    ...all('stranger', 'GET /keys', 'GET /certificate.pem', 'GET /.well-known/openid-configuration'),
    ...all('stranger', 'GET /link', 'GET /form', 'GET /frame'),
  ]
}

/** Everything that Alpacon answers, by its routers and the metadata of its authorization server. */
export function endpointsOfAlpacon(metadata: Record<string, unknown>): Endpoint[] {
  const alpacon = { operatorToken: 'none', parts: defaultParts, now: Date.now } as unknown as Alpacon
  const attempts = defaultParts.createAttempts(Date.now)
  const workspace = {} as Workspace
  return [
    ...ofRouter('front', defaultParts.frontRoutes(alpacon)),
    ...ofRouter('front', operatorApi(alpacon)),
    ...ofRouter('workspace', defaultParts.workspaceRoutes(alpacon, workspace)),
    ...ofRouter('workspace', defaultParts.administrationRoutes(alpacon, workspace)),
    ...ofRouter('workspace', defaultParts.oktaBeginRoutes(alpacon, attempts, workspace)),
    ...ofRouter('auth', defaultParts.universalLogoutRoutes(alpacon, attempts)),
    ...ofRouter(
      'auth',
      defaultParts.approvalRoutes(alpacon, () => new Promise(() => undefined)),
    ),
    ...ofRouter('auth', defaultParts.managementApi(alpacon, { verify: never })),
    ...ofRouter('auth', defaultParts.oktaCallbackRoutes(alpacon, attempts)),
    ...ofMetadata('auth', metadata),
    ...all('auth', 'GET /.well-known/openid-configuration'),
  ]
}

/** An endpoint in one line. */
export const nameOf = ({ site, method, path }: Endpoint): string => `${site} ${method} ${path}`
