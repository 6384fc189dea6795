import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import type { Alpacon } from '../alpacon.ts'
import {
  applicationClientId,
  generations,
  initiateLoginUriTemplate,
  managementAudience,
} from '../integration.ts'
import { bodyParameter } from './resource-servers.ts'

type Token = InstanceType<Provider['AccessToken']> | InstanceType<Provider['ClientCredentials']>

/**
 * Claims that a token carries beyond the standard ones: the organization, whether the present connection may be
 * replaced and, in the first generation, what Okta needs to go on.
 */
export function tokenClaims(
  alpacon: Alpacon,
  ctx: KoaContextWithOIDC,
  token: Token,
): Record<string, string | boolean> | undefined {
  if (!('accountId' in token)) return { org_id: organizationOfClient(alpacon, ctx) }
  const approver = alpacon.parts.approverOf(alpacon, token.accountId ?? '')
  const approval = alpacon.approvals.ofGrant(token.grantId ?? '')
  if (approver === undefined || approval === undefined) return undefined
  const { hosts } = alpacon
  return {
    org_id: approver.workspace.organization_id,
    org_name: approver.workspace.schema_name,
    ...(approval.replaces !== undefined && { may_replace: true }),
    ...(approval.audience === generations.first.audience && {
      sp_client_id: applicationClientId,
      management_api_audience: managementAudience(hosts),
      init_login_uri: initiateLoginUriTemplate(hosts),
    }),
  }
}

/**
 * The organization that a client-credentials token is bound to: the one that Okta names by `organization`, as Auth0's
 * machine-to-machine access for organizations has it, or the only one there is. It needs an open first-generation
 * approval. Throws access_denied without one, and invalid_request where several are open and none was named: a guess
 * could put one company's connection into another's workspace.
 */
function organizationOfClient({ approvals }: Alpacon, ctx: KoaContextWithOIDC): string {
  const named = bodyParameter(ctx, 'organization')
  const open = approvals.openOrganizations()
  if (named === undefined && open.length > 1) {
    throw new errors.InvalidRequest('several organizations have approved; name one by "organization"')
  }
  const organization = named === undefined ? open[0] : open.find(id => id === named)
  if (organization === undefined) {
    throw new errors.AccessDenied(
      named === undefined
        ? 'no organization has approved Express Configuration in the last 300 seconds'
        : `organization ${String(named).slice(0, 64)} has not approved Express Configuration in the last 300 seconds`,
    )
  }
  return organization
}
