import type { User, UserStatus } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'

const LIFECYCLE_LINKS: Record<UserStatus, readonly string[]> = {
  STAGED: ['activate', 'deactivate'],
  PROVISIONED: ['reactivate', 'deactivate'],
  ACTIVE: ['suspend', 'resetPassword', 'expirePassword', 'deactivate'],
  RECOVERY: ['resetPassword', 'deactivate'],
  PASSWORD_EXPIRED: ['resetPassword', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'deactivate'],
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
}

const LINK_PATHS: Record<string, string> = {
  resetPassword: 'lifecycle/reset_password',
  expirePassword: 'lifecycle/expire_password',
  delete: '',
}

/**
 * A person as the Management API shows one. A list tells only where each is; one alone also what can be done to them.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/
 */
export function userBody(org: RunningOrg, user: User, shown: 'alone' | 'listed' = 'alone') {
  const self = `${org.url}/api/v1/users/${user.id}`
  const { login, email, firstName, lastName, ...others } = user.profile
  return {
    id: user.id,
    status: user.status,
    created: user.created,
    activated: user.activated,
    statusChanged: user.statusChanged,
    lastLogin: user.lastLogin,
    lastUpdated: user.lastUpdated,
    passwordChanged: user.passwordChanged,
    type: { id: userTypeId(org) },
    profile: { firstName, lastName, mobilePhone: null, secondEmail: null, login, email, ...others },
    credentials: {
      ...(user.password && { password: {} }),
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: { ...(shown === 'alone' && lifecycleLinks(user, self)), self: { href: self } },
  }
}

/** Every org has one type of user, whose id here follows from the org's. */
export function userTypeId(org: RunningOrg): string {
  return `oty${org.model.state.id.slice(3)}`
}

function lifecycleLinks(user: User, self: string) {
  return Object.fromEntries(
    LIFECYCLE_LINKS[user.status].map(name => {
      const path = LINK_PATHS[name] ?? `lifecycle/${name}`
      return [name, { href: path ? `${self}/${path}` : self, method: name === 'delete' ? 'DELETE' : 'POST' }]
    }),
  )
}
