import { type Clauses, rfc } from './clauses.ts'

const OKTA_HELP = 'https://help.okta.com/oie/en-us/content/topics/apps/apps-express-configuration.htm'
const AUTH0_DOCS =
  'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/okta/express-configuration'
const EXPRESS = 'Express Configuration: approval and set-up'

/** What Okta, Auth0 and the specifications ask of Express Configuration, beyond the guide. */
export const expressConfigurationClauses = {
  'express-configuration.consent': [
    EXPRESS,
    'Nothing is set up without consent: who declines changes nothing.',
    OKTA_HELP,
  ],
  'express-configuration.organization': [
    EXPRESS,
    'The workspace that is entered is the one that is connected: an unknown one is refused.',
    AUTH0_DOCS,
  ],
  'express-configuration.membership': [
    EXPRESS,
    'Whoever approves has to be a member of that very workspace, with the right to approve.',
    AUTH0_DOCS,
  ],
  'rfc6749.4.1.2.state': [
    EXPRESS,
    'The state that Okta sent comes back unchanged (RFC 6749, 4.1.2), so that a foreign answer can be told (10.12).',
    rfc(6749, '4.1.2'),
  ],
  'rfc6749.4.1.2.code': [EXPRESS, 'An authorization code works once (RFC 6749, 4.1.2).', rfc(6749, '4.1.2')],
  'rfc7523.3': [
    EXPRESS,
    'A client assertion with a wrong signature is refused (RFC 7523, 3).',
    rfc(7523, '3'),
  ],
  'express-configuration.re-run': [
    EXPRESS,
    'Running it again renews the one connection there is.',
    OKTA_HELP,
  ],
  'express-configuration.one-connection': [
    EXPRESS,
    'One integration in one Okta org makes one connection to one workspace.',
    AUTH0_DOCS,
  ],
  'express-configuration.take-over': [
    EXPRESS,
    'A workspace that is connected to one org is not taken over by another without clear consent.',
    AUTH0_DOCS,
  ],
  'express-configuration.broken-off': [
    EXPRESS,
    'Set-up that breaks off leaves nothing half-made in use, and running it again repairs it.',
    OKTA_HELP,
  ],
  'express-configuration.generations': [EXPRESS, 'Both generations of its names work.', AUTH0_DOCS],
  'express-configuration.one-instance': [
    EXPRESS,
    'It is for one instance of an integration in an org.',
    OKTA_HELP,
  ],
  'express-configuration.tenants-apart': [EXPRESS, 'Two orgs and two workspaces never mix.', AUTH0_DOCS],
  'express-configuration.client-secret': [
    EXPRESS,
    'The client secret is seen by nobody but the two servers.',
    OKTA_HELP,
  ],
} as const satisfies Clauses
