import { asvs, type Clauses } from './clauses.ts'

const ASSIGNMENTS = 'Assignments and lifecycle'
const HELP = 'https://help.okta.com/oie/en-us/content/topics'
const MANAGE_ASSIGNMENTS = `${HELP}/apps/apps-manage-assignments.htm`
const ACCOUNT_STATUS = `${HELP}/users-groups-profiles/usgp-end-user-states.htm`
const UNIVERSAL_LOGOUT = 'https://developer.okta.com/docs/guides/oin-universal-logout-overview/'
const SUPPORT = 'https://support.okta.com/help/s/article'

/** Who may use the app at which moment, as Okta has it, and what that means to the service provider. */
export const assignmentClauses = {
  'okta.unassigned.access-denied': {
    section: ASSIGNMENTS,
    text: 'Who is not assigned comes back from Okta with access_denied: told why, signed in nowhere, and no user is made.',
    url: `${SUPPORT}/Why-am-I-redirected-back-to-my-app-instead-of-being-shown-the-OktaHosted-Error-Pages-when-my-OpenID-Connect-app-returns-an-error`,
    breach:
      'Somebody without the app meets a blank error page, or is given a user and a seat that the company pays for.',
    mend: 'In the callback look for error before code: on access_denied with your state make no user and no session, and tell the person to ask their Okta administrator for the app.',
  },
  'okta.unassigned.app-not-assigned': {
    section: ASSIGNMENTS,
    text: 'A tile link opened by who is not assigned ends at Okta, with 403 App Not Assigned.',
    url: `${SUPPORT}/App-Sign-on-Error-403-User-attempted-unauthorized-access-to-app`,
    breach: 'A link passed on by a colleague takes a person as far as Alpacon who was never given the app.',
    mend: 'Okta stops this before the service provider hears of it: where a real org does let the link pass, report that to oin-sim, and rely on the access_denied of the authorization request.',
  },
  'okta.assignments.removed': {
    section: ASSIGNMENTS,
    text: 'Who is removed from the app is refused from the next sign-in on.',
    url: MANAGE_ASSIGNMENTS,
    breach: 'Who went to a competitor, and was taken off the app, still signs in to the old account.',
    mend: 'Send every new sign-in through Okta’s authorization_endpoint and act on its access_denied; no remember-me cookie and no refresh token may open a session in its stead.',
  },
  'okta.assignments.individual-and-group': {
    section: ASSIGNMENTS,
    text: 'An assignment of one’s own and one by a group stand side by side: either is enough.',
    url: MANAGE_ASSIGNMENTS,
    breach:
      'An administrator tidies up direct assignments, and people are out who still have the app through their team.',
    mend: 'Keep no copy of assignments: let Okta’s answer decide each time, and end nobody’s access because one group or one direct assignment went.',
  },
  'okta.assignments.left-group': {
    section: ASSIGNMENTS,
    text: 'Who leaves the assigned group has the app no more.',
    url: MANAGE_ASSIGNMENTS,
    breach: 'Who changes department keeps the app of the old one, and its data with it.',
    mend: 'Derive no access from a groups claim that was stored at an earlier sign-in; ask Okta anew, and put its access_denied into words.',
  },
  'okta.assignments.group-deleted': {
    section: ASSIGNMENTS,
    text: 'With the assigned group, what was assigned by it goes.',
    url: MANAGE_ASSIGNMENTS,
    breach: 'A group that was dissolved goes on opening doors, and no administrator can see why.',
    mend: 'Treat the refusal after the deletion as any access_denied: open no session, leave the user as it is, and hold no group of Okta’s in your own tables as a reason to let somebody in.',
  },
  'okta.lifecycle.suspended': {
    section: ASSIGNMENTS,
    text: 'Who is suspended cannot sign in, keeps what is assigned, and has it again when unsuspended.',
    url: ACCOUNT_STATUS,
    breach:
      'An account that was suspended over a suspicious sign-in still gets in, or comes back from the suspension as a stranger.',
    mend: 'Accept no sign-in that hasn’t passed through Okta, delete no user because one was refused, and find the person by iss and sub when they return.',
  },
  'okta.lifecycle.deactivated': {
    section: ASSIGNMENTS,
    text: 'Who is deactivated loses every app, and after a reactivation has to be assigned anew.',
    url: ACCOUNT_STATUS,
    breach:
      'Somebody who left, and whose Okta account was revived for a payroll question, is back in the workspace too.',
    mend: 'Let no known iss and sub open a session by itself: on access_denied refuse, and once the person is assigned anew let the same pair lead to the same user.',
  },
  'okta.lifecycle.password-expired': {
    section: ASSIGNMENTS,
    text: 'Who has an expired password needs a new one before Okta vouches for them.',
    url: ACCOUNT_STATUS,
    breach:
      'A person who has to choose a new password in the middle of a sign-in is thrown back to its start, or gets by with the old one.',
    mend: 'Keep state, nonce and code_verifier of a pending sign-in for as long as choosing a password takes, some ten minutes, and accept the callback that comes then.',
  },
  'okta.lifecycle.locked-out': {
    section: ASSIGNMENTS,
    text: 'Who is locked out cannot sign in until they are unlocked.',
    url: ACCOUNT_STATUS,
    breach: 'Who guesses passwords is in as soon as one is right, however many were wrong before.',
    mend: 'Leave the counting to Okta and the pending sign-in in place: find it by its state, so that it can be finished after an administrator has unlocked the account.',
  },
  'okta.lifecycle.app-inactive': {
    section: ASSIGNMENTS,
    text: 'An app that is inactive signs nobody in; its assignments count again once it is active.',
    url: 'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/',
    breach: 'An administrator switches the app off during an incident, and people go on signing in.',
    mend: 'Okta refuses the client with status 400: open no session without a callback, keep users and connection as they are, and remember no failure that outlasts the reactivation.',
  },
  'asvs.7.6.1': {
    section: ASSIGNMENTS,
    text: 'A session at the service provider ends as documented, whatever goes on at Okta (OWASP ASVS 5.0, 7.6.1).',
    url: asvs('0x16-V7-Session-Management'),
    breach: 'Who lost the app weeks ago works on in a browser tab whose session renews itself for ever.',
    mend: 'Give each session an end that use doesn’t put off, declared as sessionLifetimeSeconds and checked on the server at every request; declare in sessionAfterRemoval whether a removal ends it sooner.',
  },
  'okta.universal-logout': {
    section: ASSIGNMENTS,
    text: 'Who is logged out universally loses every session at a service provider that takes part.',
    url: UNIVERSAL_LOGOUT,
    breach:
      'A laptop is stolen, the administrator logs its owner out everywhere, and the thief’s session goes on.',
    mend: 'At the endpoint of Universal Logout find the user by iss and sub in sub_id, delete their sessions in every browser on the server, and answer 204 after that.',
  },
  'okta.universal-logout.authentication': {
    section: ASSIGNMENTS,
    text: 'The endpoint of Universal Logout answers 401 to whoever does not prove to be Okta, and ends nothing: a request has to be authenticated (draft Global Token Revocation).',
    url: `${UNIVERSAL_LOGOUT}#endpoint-authentication`,
    breach: 'Anybody on the internet throws people out of the workspace, as often as they like.',
    mend: 'Before reading the body verify the Bearer JWT with the keys of the connection’s own issuer, then its iss, its exp and its aud, the address of this endpoint; answer 401 on any doubt.',
  },
} as const satisfies Clauses
