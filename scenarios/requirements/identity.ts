import { type Clauses, core, rfc } from './clauses.ts'

const IDENTITY = 'Identity and provisioning'
const STABILITY = core('ClaimStability')
const STANDARD_CLAIMS = core('StandardClaims')

/** Who somebody is at the SP, and how a user comes to be. */
export const identityClauses = {
  'oidc-core.5.7.key': {
    section: IDENTITY,
    text: 'A person is known by issuer and subject together: the same pair is always the same user (Core 5.7).',
    url: STABILITY,
    breach: 'People come to work and find an empty account, or that of a namesake from another company.',
    mend: 'Store iss and sub with the user under a unique constraint on both, and find users by that pair before you look at email or login.',
  },
  'oidc-core.2.subject-in-case': {
    section: IDENTITY,
    text: 'A subject is a case-sensitive text: one that differs in case is another (Core 2).',
    url: core('IDToken'),
    breach: 'Two people whose subjects differ in one capital letter share an account.',
    mend: 'Give the column of sub a case-sensitive collation, which the default of MySQL is not, and put no subject into lower case.',
  },
  'oidc-core.5.7.change': {
    section: IDENTITY,
    text: 'Name, login and email may change: it is the same user, under the new ones (Core 5.7).',
    url: STABILITY,
    breach:
      'After a wedding or a new mail domain a person is a stranger, and their work belongs to a user whom nobody can sign in as.',
    mend: 'At each sign-in write name and email from userinfo over those of the user whom iss and sub lead to, and use neither as a key.',
  },
  'oidc-core.5.7.email': {
    section: IDENTITY,
    text: 'An email is no identifier: it may pass to somebody else, who is not handed the old account (Core 5.7).',
    url: STABILITY,
    breach: 'Who inherits a former colleague’s address inherits the account, with all that it may do.',
    mend: 'Link a new iss and sub to a user who exists only by a step that its owner or a superuser takes, never because the email is the same, and end old passwords and sessions when you do.',
  },
  'identity.email-of-local-user': {
    section: IDENTITY,
    text: 'What becomes of a newcomer who has the address of a user from before single sign-on is for the SP to say; never is it somebody whom a later email makes that user (Core 5.7).',
    url: STABILITY,
    breach:
      'Somebody changes their own email in Okta to that of the boss, and is the boss at the next sign-in.',
    mend: 'Match by email at the very first sign-in of an iss and sub at most, as emailOfLocalUser declares; for an identity that is known, an email that is taken changes nothing.',
  },
  'oidc-core.5.1.email-verified': {
    section: IDENTITY,
    text: 'Only an email_verified of true says that the IdP has seen to it that the address is the person’s (Core 5.1).',
    url: STANDARD_CLAIMS,
    breach:
      'Somebody enters a stranger’s address in their profile, and gets what is sent to it or shared with it.',
    mend: 'Test `email_verified === true`, so that absent, "false" and 0 count as unverified, and treat such a newcomer as unverifiedEmail declares.',
  },
  'oidc-core.5.3.2.email': {
    section: IDENTITY,
    text: 'No claim but sub has to be returned, so an SP has to do without an email, or say that it cannot (Core 5.3.2).',
    url: core('UserInfoResponse'),
    breach:
      'A person without an email in Okta meets a server error, or becomes a user with the address “undefined”.',
    mend: 'Make email optional where userinfo is read: a known person keeps the stored one, and a newcomer is let in without or told that one is needed, as missingEmail declares.',
  },
  'rfc5321.2.4': {
    section: IDENTITY,
    text: 'Addresses that differ only in case are not taken for those of different people (RFC 5321, 2.4, discourages it).',
    url: rfc(5321, '2.4'),
    breach: 'Robin@acme.example and robin@acme.example are two users with half of the history each.',
    mend: 'Compare emails in lower case, by a unique index on lower(email) as well, and show them as they came.',
  },
  'oidc-core.2.roles': {
    section: IDENTITY,
    text: 'Claims that are not understood are ignored: a role or group that is not mapped grants nothing (Core 2).',
    url: core('IDToken'),
    breach:
      'A group that somebody’s Okta calls Administrators makes its members superusers of the workspace.',
    mend: 'Take the role from your own records, let a claim grant one only by a mapping that a superuser has set up, and copy no claims into the user wholesale.',
  },
  'oidc-core.5.2': {
    section: IDENTITY,
    text: 'Names may be in any script (Core 5.2); no length is set for them (5.1).',
    url: core('ClaimsLanguagesAndScripts'),
    breach: 'People called 김서연 or O’Хара can’t sign in, or find question marks for letters on every page.',
    mend: 'Store names as UTF-8 with its four-byte characters (utf8mb4 in MySQL), demand no alphabet, and shorten a name that is too long instead of failing.',
  },
  'identity.names-are-text': {
    section: IDENTITY,
    text: 'A name is shown as text, as whatever is received is sanitized (RFC 6749, 10.14): markup in it does nothing (OWASP, Cross Site Scripting Prevention).',
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
    breach:
      'A person whose name is a script takes over the session of the superuser who reads the list of users.',
    mend: 'Let the template escape names in text, in attributes and in scripts; look for raw output or innerHTML on the pages that show users.',
  },
  'identity.names-do-not-mislead': {
    section: IDENTITY,
    text: 'Characters that turn the direction of writing in a name should not mislead its readers (Unicode TR 36, 2.5).',
    url: 'https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing',
    breach:
      'A name is shown back to front and passes for “admin” or for a colleague’s in a list of approvals.',
    mend: 'Take U+202A to U+202E and U+2066 to U+2069 out of names when they come in, and show each name in a <bdi> of its own.',
  },
  'identity.one-user': {
    section: IDENTITY,
    text: 'Sign-ins of one person at the same instant make one user (Core 5.7).',
    url: STABILITY,
    breach:
      'A double click at the first sign-in makes two users, and the person’s work is split between them.',
    mend: 'Insert user and identity in one transaction under a unique constraint on iss and sub; where it is violated, read the user that the other sign-in made and go on.',
  },
  'rfc8725.3.8.subject': {
    section: IDENTITY,
    text: 'A subject that is not valid at the SP is refused (RFC 8725, 3.8).',
    url: rfc(8725, '3.8'),
    breach: 'Shutting somebody out at Alpacon has no effect as long as their Okta account lives.',
    mend: 'After finding the user by iss and sub look at its status before a session is made, refuse in words, and make no second user in place of the one that is blocked.',
  },
  'rfc7643.4.1.1.active': {
    section: IDENTITY,
    text: 'Whom the SP has deactivated stays out, whatever the IdP says (as RFC 7643, 4.1.1, has `active`: the SP defines it).',
    url: rfc(7643, '4.1.1'),
    breach:
      'A superuser deactivates an account after an incident, and its owner goes on in an open browser or by the next press of the tile.',
    mend: 'On deactivation delete the user’s sessions, test active at each request, and leave it out of what a sign-in updates.',
  },
  'identity.tenants-apart': {
    section: IDENTITY,
    text: 'A person in two workspaces has two memberships, and neither tells of the other or reaches into it (Core 5.7).',
    url: STABILITY,
    breach: 'One customer’s superuser sees, changes or ends what a consultant does at another customer.',
    mend: 'Key users, roles and sessions by workspace besides iss and sub, take the workspace from the connection and not from the email’s domain, and deactivate a membership, not a person.',
  },
  'identity.no-lockout': {
    section: IDENTITY,
    text: 'Single sign-on locks the last superuser out neither by failing nor by what it says of people; no specification demands it, administrators do.',
    url: 'https://clerk.com/docs/guides/configure/auth-strategies/enterprise-connections/sso-bypass',
    breach: 'Okta is down or the connection broken, and nobody is left who could get in and mend it.',
    mend: 'Keep a way in for superusers that needs no Okta, a password with a second factor say, and let no claim and no deprovisioning demote or deactivate the last of them.',
  },
} as const satisfies Clauses
