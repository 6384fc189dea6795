import { randomBytes } from 'node:crypto'
import { groupsInClaim, MOST_GROUPS_IN_CLAIM } from '../org/groups-claim.ts'
import type { OrgModel } from '../org/org.ts'
import type { User } from '../org/state.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'

type Claims = Record<string, unknown> & { sub: string }

/**
 * Claims of an ID token. Where an access token is issued with it, as in the code flow, Okta leaves everything but
 * name, email and preferred_username to the userinfo endpoint; an ID token on its own has them all.
 * https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/#id-token
 */
export function idTokenClaims(user: User, orgId: string, accessToken?: string): Claims {
  const { login, email } = user.profile
  const isAlone = accessToken === undefined
  return {
    ...(isAlone ? userinfoClaims(user) : { sub: user.id, name: fullName(user), email }),
    ver: 1,
    jti: `ID.${randomBytes(32).toString('base64url')}`,
    amr: ['pwd'],
    idp: orgId,
    preferred_username: login,
    // oidc-provider puts the hash in the token's place (OpenID Connect Core 1.0, section 3.1.3.6).
    ...(!isAlone && { at_hash: accessToken }),
  }
}

/** Claims of the userinfo endpoint: the whole profile, as far as the scopes allow. */
export function userinfoClaims(user: User): Claims {
  const { login, email, firstName, lastName, locale, timezone } = user.profile
  return {
    sub: user.id,
    name: fullName(user),
    locale: locale ?? 'en-US',
    email,
    preferred_username: login,
    given_name: firstName,
    family_name: lastName,
    zoneinfo: timezone ?? 'America/Los_Angeles',
    updated_at: Math.floor(Date.parse(user.lastUpdated) / 1000),
    email_verified: true,
  }
}

/**
 * The claim `groups`, where the app has a filter for it: the person's groups that pass. Throws OktaOAuthError where they
 * are more than Okta lets a token name.
 */
export function groupsClaim(org: OrgModel, clientId: string, user: User): { groups?: string[] } {
  const filter = org.applications.find(clientId)?.oauthClient.groupsClaim
  if (!filter) return {}
  const groups = groupsInClaim(filter, org.groups.ofUser(user))
  if (groups.length > MOST_GROUPS_IN_CLAIM) throw new OktaOAuthError('too_many_groups_in_groups_claim')
  return { groups }
}

function fullName(user: User): string {
  return `${user.profile.firstName} ${user.profile.lastName}`
}

/** Which claims each scope opens. The ID token's fixed ones hang on `openid`. */
export const CLAIMS_BY_SCOPE = {
  openid: ['sub', 'ver', 'jti', 'amr', 'idp', 'auth_time', 'at_hash'],
  profile: [
    'name',
    'nickname',
    'preferred_username',
    'given_name',
    'middle_name',
    'family_name',
    'profile',
    'zoneinfo',
    'locale',
    'updated_at',
  ],
  email: ['email', 'email_verified'],
  groups: ['groups'],
  address: ['address'],
  phone: ['phone_number'],
}
