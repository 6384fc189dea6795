import { asvs, type Clauses } from './clauses.ts'

const ASSIGNMENTS = 'Assignments and lifecycle'
const HELP = 'https://help.okta.com/oie/en-us/content/topics'
const MANAGE_ASSIGNMENTS = `${HELP}/apps/apps-manage-assignments.htm`
const ACCOUNT_STATUS = `${HELP}/users-groups-profiles/usgp-end-user-states.htm`
const UNIVERSAL_LOGOUT = 'https://developer.okta.com/docs/guides/oin-universal-logout-overview/'
const SUPPORT = 'https://support.okta.com/help/s/article'

/** Who may use the app at which moment, as Okta has it, and what that means to the service provider. */
export const assignmentClauses = {
  'okta.unassigned.access-denied': [
    ASSIGNMENTS,
    'Who is not assigned comes back from Okta with access_denied: told why, signed in nowhere, and no user is made.',
    `${SUPPORT}/Why-am-I-redirected-back-to-my-app-instead-of-being-shown-the-OktaHosted-Error-Pages-when-my-OpenID-Connect-app-returns-an-error`,
  ],
  'okta.unassigned.app-not-assigned': [
    ASSIGNMENTS,
    'A tile link opened by who is not assigned ends at Okta, with 403 App Not Assigned.',
    `${SUPPORT}/App-Sign-on-Error-403-User-attempted-unauthorized-access-to-app`,
  ],
  'okta.assignments.removed': [
    ASSIGNMENTS,
    'Who is removed from the app is refused from the next sign-in on.',
    MANAGE_ASSIGNMENTS,
  ],
  'okta.assignments.individual-and-group': [
    ASSIGNMENTS,
    'An assignment of one’s own and one by a group stand side by side: either is enough.',
    MANAGE_ASSIGNMENTS,
  ],
  'okta.assignments.left-group': [
    ASSIGNMENTS,
    'Who leaves the assigned group has the app no more.',
    MANAGE_ASSIGNMENTS,
  ],
  'okta.assignments.group-deleted': [
    ASSIGNMENTS,
    'With the assigned group, what was assigned by it goes.',
    MANAGE_ASSIGNMENTS,
  ],
  'okta.lifecycle.suspended': [
    ASSIGNMENTS,
    'Who is suspended cannot sign in, keeps what is assigned, and has it again when unsuspended.',
    ACCOUNT_STATUS,
  ],
  'okta.lifecycle.deactivated': [
    ASSIGNMENTS,
    'Who is deactivated loses every app, and after a reactivation has to be assigned anew.',
    ACCOUNT_STATUS,
  ],
  'okta.lifecycle.password-expired': [
    ASSIGNMENTS,
    'Who has an expired password needs a new one before Okta vouches for them.',
    ACCOUNT_STATUS,
  ],
  'okta.lifecycle.locked-out': [
    ASSIGNMENTS,
    'Who is locked out cannot sign in until they are unlocked.',
    ACCOUNT_STATUS,
  ],
  'okta.lifecycle.app-inactive': [
    ASSIGNMENTS,
    'An app that is inactive signs nobody in; its assignments count again once it is active.',
    'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/',
  ],
  'asvs.7.6.1': [
    ASSIGNMENTS,
    'A session at the service provider ends as documented, whatever goes on at Okta (OWASP ASVS 5.0, 7.6.1).',
    asvs('0x16-V7-Session-Management'),
  ],
  'okta.universal-logout': [
    ASSIGNMENTS,
    'Who is logged out universally loses every session at a service provider that takes part.',
    UNIVERSAL_LOGOUT,
  ],
  'okta.universal-logout.authentication': [
    ASSIGNMENTS,
    'The endpoint of Universal Logout answers 401 to whoever does not prove to be Okta, and ends nothing: a request has to be authenticated (draft Global Token Revocation).',
    `${UNIVERSAL_LOGOUT}#endpoint-authentication`,
  ],
} as const satisfies Clauses
