import { createLocalJWKSet, type JWK, jwtVerify } from 'jose'
import { z } from 'zod'
import { ApiError } from '../connections/api-errors.ts'
import { generations } from '../integration.ts'
import type { Approval, Approvals } from './approvals.ts'

const claimsSchema = z.object({
  aud: z.string(),
  scope: z.string().default(''),
  jti: z.string(),
  org_id: z.string(),
})

/** What a token lets its bearer do: these scopes, in this organization, by this approval. */
export type Authority = { organizationId: string; scopes: string[]; approval: Approval }

export type AccessTokens = ReturnType<typeof createAccessTokens>

/** Whether a token may act on an organization: on its own, and no other. */
export function tokenReaches({ organizationId }: Pick<Authority, 'organizationId'>, other: string): boolean {
  return organizationId === other
}

type Issued = {
  issuer: string
  managementAudience: string
  /** Asked for with the first token. */
  publicKey: () => Promise<JWK>
  approvals: Pick<Approvals, 'ofToken' | 'openFor'>
}

/**
 * Checks the access tokens that Alpacon's authorization server gave to Okta. Two kinds count at the API: the approval's
 * own token in generation 2, and in generation 1 a client-credentials token within an open approval.
 */
export function createAccessTokens({ issuer, managementAudience, publicKey, approvals }: Issued) {
  let keys: Promise<ReturnType<typeof createLocalJWKSet>> | undefined
  const keySet = () => (keys ??= publicKey().then(key => createLocalJWKSet({ keys: [key] })))

  async function claimsOf(token: string) {
    try {
      const { payload } = await jwtVerify(token, await keySet(), {
        issuer,
        audience: [generations.second.audience, managementAudience],
        algorithms: ['RS256'],
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'jti', 'org_id'],
      })
      return claimsSchema.parse(payload)
    } catch {
      throw invalidToken()
    }
  }

  return {
    /**
     * What an `Authorization: Bearer` header entitles to. Throws ApiError 401 for a missing, unreadable, foreign,
     * expired or revoked token, and 403 for a client's token whose organization has no open approval.
     */
    async verify(authorization: string): Promise<Authority> {
      const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1]
      if (token === undefined)
        throw new ApiError(401, 'missing_token', 'Missing authentication: send a bearer token.')
      const { aud, scope, jti, org_id } = await claimsOf(token)
      const isClients = aud === managementAudience
      const approval = isClients ? approvals.openFor(org_id) : approvals.ofToken(jti)
      if (approval === undefined) throw isClients ? approvalEnded() : invalidToken()
      return { organizationId: org_id, scopes: scope.split(' '), approval }
    },
  }
}

function invalidToken() {
  return new ApiError(
    401,
    'invalid_token',
    'Invalid token: it is expired or revoked, was not issued here for this API, or was altered.',
  )
}

function approvalEnded() {
  return new ApiError(
    403,
    'insufficient_scope',
    'The organization’s approval has ended. Its superuser has to run Express Configuration again.',
  )
}
