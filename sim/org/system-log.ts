import type { User } from './state.ts'

/** `outcome.result` of the events that the simulator writes. */
export type LogResult = 'SUCCESS' | 'FAILURE' | 'ALLOW' | 'DENY' | 'CHALLENGE'

/** Who did it, or whom it was done to. */
export interface LogParty {
  id: string
  type: 'User' | 'AppInstance' | 'UserGroup' | 'Rule' | 'PublicClientApp' | 'SystemPrincipal'
  alternateId: string
  displayName: string
}

/** What the model knows of an event; the log adds uuid, time and sentence. */
export interface LogEvent {
  eventType: keyof typeof DISPLAY_MESSAGES
  result: LogResult
  /** Okta's internal code of the reason, such as `user_not_assigned`. */
  reason?: string
  actor?: LogParty
  target?: LogParty[]
}

/** What the log notes of the request in which something happened. */
export interface LogRequest {
  id: string
  method: string
  /** Path and query as they were asked for; the log keeps the path alone, since a query may hold a secret. */
  url: string
  ip: string
  userAgent: string | undefined
  /** Who asked, where an event names nobody. */
  actor?: LogParty
  /** What the API shows as the id of the browser's session. */
  sessionId?: string
}

export interface StoredLogEvent extends LogEvent {
  sequence: number
  request?: LogRequest
  uuid: string
  published: string
  displayMessage: string
  severity: 'INFO' | 'WARN'
}

/** A log as it was. Whoever reads on from a cursor counts on `sequence` never going back. */
export interface RememberedLog {
  events: readonly StoredLogEvent[]
  sequence: number
}

// Event types and sentences of Okta's event catalogue: https://developer.okta.com/docs/reference/api/event-types/
const DISPLAY_MESSAGES = {
  'user.session.start': 'User login to Okta',
  'user.session.end': 'User logout from Okta',
  'user.session.clear': 'Clear user session',
  'user.authentication.universal_logout': 'Universal Logout',
  'user.session.access_admin_app': 'User accessing Okta admin app',
  'user.authentication.sso': 'User single sign on to app',
  'user.lifecycle.create': 'Create Okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.reactivate': 'Reactivate Okta user',
  'user.lifecycle.delete.completed': 'Delete Okta user completed',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.reset_password': "User's Okta password has been reset",
  'user.account.lock': 'Max sign in attempts exceeded',
  'user.account.unlock_by_admin': 'User account unlock by admin',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Okta group profile updated',
  'group.user_membership.rule.trigger': 'Trigger group membership rule',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'group.application_assignment.add': 'Add assigned application to group',
  'group.application_assignment.remove': 'Remove assigned application from group',
  'group.application_assignment.update': 'Update assigned application in group',
  'application.lifecycle.create': 'Create application',
  'application.lifecycle.update': 'Update application',
  'application.lifecycle.activate': 'Activate application',
  'application.lifecycle.deactivate': 'Deactivate application',
  'application.lifecycle.delete': 'Delete application',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.remove': "Remove user's application membership",
  'application.user_membership.update': 'Updated user application property',
  'app.oauth2.client.lifecycle.create': 'Create OAuth client',
  'app.oauth2.client.lifecycle.delete': 'Delete OAuth client',
  'app.oauth2.client.lifecycle.update': 'Update OAuth client',
  'app.oauth2.authorize.code': 'OIDC authorization code request',
  'app.oauth2.token.grant': 'OIDC token request',
  'app.oauth2.token.grant.id_token': 'OIDC id token is granted',
  'app.oauth2.token.grant.access_token': 'OIDC access token is granted',
  'app.oauth2.token.grant.refresh_token': 'OIDC refresh token is granted',
  'app.oauth2.token.revoke': 'OIDC token revocation request',
  'app.oauth2.as.authorize.code': 'OAuth2 authorization code request',
  'app.oauth2.as.token.grant': 'OAuth2 token request',
  'app.oauth2.as.token.grant.id_token': 'OAuth 2.0 ID token is granted',
  'app.oauth2.as.token.grant.access_token': 'OAuth 2.0 access token is granted',
  'app.oauth2.as.token.grant.refresh_token': 'OAuth2 refresh token is granted',
  'app.oauth2.as.token.revoke': 'OAuth2 token revocation request',
  'app.generic.unauth_app_access_attempt': 'User attempted unauthorized access to app',
} as const

/** The actor where nobody is signed in. */
export const SYSTEM: LogParty = {
  id: 'system',
  type: 'SystemPrincipal',
  alternateId: 'system@okta.com',
  displayName: 'Okta System',
}

/** A person as the System Log names one. */
export function personAsParty(user: User): LogParty {
  return {
    id: user.id,
    type: 'User',
    alternateId: user.profile.login,
    displayName: `${user.profile.firstName} ${user.profile.lastName}`,
  }
}

/** An app, or any other thing that has a label, as the System Log names it. */
export function appAsParty(app: { id: string; label: string }): LogParty {
  return { id: app.id, type: 'AppInstance', alternateId: app.label, displayName: app.label }
}

/**
 * The org's System Log, bounded: the oldest events go when `capacity` is reached.
 * https://developer.okta.com/docs/reference/api/system-log/
 */
export function createSystemLog(
  world: {
    now: () => Date
    newUuid: () => string
    capacity?: number
    request?: () => LogRequest | undefined
  },
  remembered: RememberedLog = { events: [], sequence: 0 },
) {
  const { capacity = 20_000 } = world
  const events = [...remembered.events]
  let { sequence } = remembered
  return {
    /** Appends one event. */
    write(event: LogEvent): void {
      sequence += 1
      const request = world.request?.()
      const { eventType, result, reason, actor = request?.actor ?? SYSTEM, target = [] } = event
      const stored: StoredLogEvent = {
        eventType,
        result,
        actor,
        target,
        sequence,
        uuid: world.newUuid(),
        published: world.now().toISOString(),
        displayMessage: DISPLAY_MESSAGES[eventType],
        severity: result === 'FAILURE' || result === 'DENY' ? 'WARN' : 'INFO',
      }
      if (request) stored.request = request
      if (reason !== undefined) stored.reason = reason
      events.push(stored)
      // Cutting a tenth at once keeps the cost of an append constant.
      if (events.length > capacity) events.splice(0, Math.ceil(capacity / 10))
    },
    /** Oldest first. */
    list(): readonly StoredLogEvent[] {
      return events
    },
    /** A copy of the log as it is. */
    remember: (): RememberedLog => ({ events: [...events], sequence }),
  }
}
