import { errors, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider'
import { operationScopes } from '../connections/operations.ts'
import { generations } from '../integration.ts'
import { tokenLifetime } from './approvals.ts'

const scopeOfAudience: ReadonlyMap<string, string> = new Map(
  Object.values(generations).map(({ audience, scope }) => [audience, scope]),
)

/** The one scope of an audience of Express Configuration; undefined for any other audience. */
export function approvalScope(audience: string): string | undefined {
  return scopeOfAudience.get(audience)
}

/** Authorization requests: the audience has to be known, and its own scope asked for. Throws invalid_target, invalid_scope. */
export function requireKnownAudience(
  ctx: { oidc: { params?: Record<string, unknown> } },
  audience: unknown,
): void {
  const scope = typeof audience === 'string' ? approvalScope(audience) : undefined
  if (scope === undefined) throw unknownService(audience)
  const asked = String(ctx.oidc.params?.scope ?? '').split(' ')
  if (!asked.includes(scope)) {
    throw new errors.InvalidScope(`audience ${audience} has the scope ${scope}`, asked.join(' '))
  }
}

/** The `audience` of a request, Auth0's name for a resource indicator. Throws invalid_target without one. */
export function requestedAudience(ctx: KoaContextWithOIDC): string {
  const audience = ctx.oidc.params?.audience ?? bodyParameter(ctx, 'audience')
  if (typeof audience !== 'string') throw unknownService(audience)
  return audience
}

/**
 * What a token for an audience may be. Okta's own client gets tokens for the API for connections, and for nothing
 * else; a person's approval gives one for Express Configuration, and never one for that API.
 * Throws invalid_target, invalid_scope.
 */
export function resourceServer(
  ctx: KoaContextWithOIDC,
  audience: string,
  managementAudience: string,
): ResourceServer {
  const params = ctx.oidc.params ?? {}
  if (params.grant_type !== 'client_credentials') {
    const scope = approvalScope(audience)
    const mixed = params.audience !== undefined && params.audience !== audience
    if (scope === undefined || mixed) throw unknownService(audience)
    return jwtFor(audience, scope)
  }
  if (audience !== managementAudience) throw unknownService(audience)
  const known: ReadonlySet<string> = new Set(operationScopes)
  const unknown = [...ctx.oidc.requestParamScopes].filter(scope => !known.has(scope))
  if (unknown.length > 0) {
    throw new errors.InvalidScope('the client has not been granted every scope asked for', unknown.join(' '))
  }
  // A request without scope means all that the client has.
  params.scope ||= operationScopes.join(' ')
  return jwtFor(audience, operationScopes.join(' '))
}

/** A parameter of a token request that oidc-provider itself doesn't know. */
export function bodyParameter(ctx: KoaContextWithOIDC, name: string): unknown {
  return (ctx.oidc.body as Record<string, unknown> | undefined)?.[name]
}

function jwtFor(audience: string, scope: string): ResourceServer {
  return {
    audience,
    scope,
    accessTokenTTL: tokenLifetime,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  }
}

function unknownService(audience: unknown) {
  return new errors.InvalidTarget(`Service not found: ${audience ?? 'no audience given'}`)
}
