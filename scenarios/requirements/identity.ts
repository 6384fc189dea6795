import { type Clauses, core, rfc } from './clauses.ts'

const IDENTITY = 'Identity and provisioning'
const STABILITY = core('ClaimStability')
const STANDARD_CLAIMS = core('StandardClaims')

/** Who somebody is at the SP, and how a user comes to be. */
export const identityClauses = {
  'oidc-core.5.7.key': [
    IDENTITY,
    'A person is known by issuer and subject together: the same pair is always the same user (Core 5.7).',
    STABILITY,
  ],
  'oidc-core.2.subject-in-case': [
    IDENTITY,
    'A subject is a case-sensitive text: one that differs in case is another (Core 2).',
    core('IDToken'),
  ],
  'oidc-core.5.7.change': [
    IDENTITY,
    'Name, login and email may change: it is the same user, under the new ones (Core 5.7).',
    STABILITY,
  ],
  'oidc-core.5.7.email': [
    IDENTITY,
    'An email is no identifier: it may pass to somebody else, who is not handed the old account (Core 5.7).',
    STABILITY,
  ],
  'identity.email-of-local-user': [
    IDENTITY,
    'What becomes of a newcomer who has the address of a user from before single sign-on is for the SP to say; never is it somebody whom a later email makes that user (Core 5.7).',
    STABILITY,
  ],
  'oidc-core.5.1.email-verified': [
    IDENTITY,
    'Only an email_verified of true says that the IdP has seen to it that the address is the person’s (Core 5.1).',
    STANDARD_CLAIMS,
  ],
  'oidc-core.5.3.2.email': [
    IDENTITY,
    'No claim but sub has to be returned, so an SP has to do without an email, or say that it cannot (Core 5.3.2).',
    core('UserInfoResponse'),
  ],
  'rfc5321.2.4': [
    IDENTITY,
    'Addresses that differ only in case are not taken for those of different people (RFC 5321, 2.4, discourages it).',
    rfc(5321, '2.4'),
  ],
  'oidc-core.2.roles': [
    IDENTITY,
    'Claims that are not understood are ignored: a role or group that is not mapped grants nothing (Core 2).',
    core('IDToken'),
  ],
  'oidc-core.5.2': [
    IDENTITY,
    'Names may be in any script (Core 5.2); no length is set for them (5.1).',
    core('ClaimsLanguagesAndScripts'),
  ],
  'identity.names-are-text': [
    IDENTITY,
    'A name is shown as text, as whatever is received is sanitized (RFC 6749, 10.14): markup in it does nothing (OWASP, Cross Site Scripting Prevention).',
    'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
  ],
  'identity.names-do-not-mislead': [
    IDENTITY,
    'Characters that turn the direction of writing in a name should not mislead its readers (Unicode TR 36, 2.5).',
    'https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing',
  ],
  'identity.one-user': [
    IDENTITY,
    'Sign-ins of one person at the same instant make one user (Core 5.7).',
    STABILITY,
  ],
  'rfc8725.3.8.subject': [
    IDENTITY,
    'A subject that is not valid at the SP is refused (RFC 8725, 3.8).',
    rfc(8725, '3.8'),
  ],
  'rfc7643.4.1.1.active': [
    IDENTITY,
    'Whom the SP has deactivated stays out, whatever the IdP says (as RFC 7643, 4.1.1, has `active`: the SP defines it).',
    rfc(7643, '4.1.1'),
  ],
  'identity.tenants-apart': [
    IDENTITY,
    'A person in two workspaces has two memberships, and neither tells of the other or reaches into it (Core 5.7).',
    STABILITY,
  ],
  'identity.no-lockout': [
    IDENTITY,
    'Single sign-on locks the last superuser out neither by failing nor by what it says of people; no specification demands it, administrators do.',
    'https://clerk.com/docs/guides/configure/auth-strategies/enterprise-connections/sso-bypass',
  ],
} as const satisfies Clauses
