import type { Clause } from '../reports/index.ts'

const GUIDE = 'https://docs.alpacax.com/integrate/sso/okta/'
const OKTA_HELP = 'https://help.okta.com/oie/en-us/content/topics/apps/apps-express-configuration.htm'
const AUTH0_DOCS =
  'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/okta/express-configuration'
const core = (anchor: string) => `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`
const rfc = (number: number, section: string) =>
  `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`

const PREREQUISITES = 'Prerequisites'
const FEATURES = 'Supported features'
const STEP_1 = 'Step 1: Add Alpacon from the OIN catalog'
const STEP_2 = 'Step 2: Run Express Configuration'
const STEP_3 = 'Step 3: Assign users'
const SP_INITIATED = 'SP-initiated SSO'
const IDP_INITIATED = 'IdP-initiated SSO'
const TROUBLESHOOTING = 'Troubleshooting'
const ID_TOKEN = 'OpenID Connect: the ID token'
const EXPRESS = 'Express Configuration: approval and set-up'

// Every sentence of the guide that can hold or not, in its order and in our words, then the clauses of specifications:
// [section, what it demands, where it is published unless in the guide].
const CLAUSES = {
  'guide.prerequisites.enterprise-plan': [PREREQUISITES, 'The workspace has to be on the Enterprise plan.'],
  'guide.prerequisites.superuser-role': [
    PREREQUISITES,
    'Whoever approves has to be a superuser of the workspace.',
  ],
  'guide.prerequisites.okta-administrator': [
    PREREQUISITES,
    'Whoever sets it up has to administer the Okta org.',
  ],
  'guide.features.sp-initiated-sso': [FEATURES, 'Sign-in can start at Alpacon.'],
  'guide.features.idp-initiated-sso': [FEATURES, 'Sign-in can start at the tile on the Okta dashboard.'],
  'guide.features.just-in-time-provisioning': [FEATURES, 'A first sign-in makes the user.'],
  'guide.step-1.browse-app-catalog': [STEP_1, 'Applications > Browse App Catalog leads to the catalog.'],
  'guide.step-1.search-and-open': [STEP_1, 'Searching for Alpacon finds the integration, and it opens.'],
  'guide.step-1.add-integration': [STEP_1, 'Add Integration makes the app in the org.'],
  'guide.step-2.express-configuration': [STEP_2, 'The app page starts Express Configuration.'],
  'guide.step-2.enter-workspace': [STEP_2, 'The administrator says which workspace to connect.'],
  'guide.step-2.superuser-approves': [STEP_2, 'A superuser signs in to that workspace and approves.'],
  'guide.step-2.nothing-copied': [
    STEP_2,
    'The connection is made by itself: nobody copies a credential by hand.',
  ],
  'guide.step-2.tile-linked': [STEP_2, 'Okta links the tile to the workspace that was connected.'],
  'guide.step-3.assign-to-people': [STEP_3, 'Assign to People gives the app to chosen people.'],
  'guide.step-3.assign-to-groups': [STEP_3, "Assign to Groups gives the app to a group's members."],
  'guide.step-3.assigned-sign-in': [STEP_3, 'Whoever is assigned can sign in with Okta.'],
  'guide.step-3.created-on-first-sign-in': [
    STEP_3,
    'New users are created by themselves when they first sign in.',
  ],
  'guide.sp-initiated.continue-with-okta': [SP_INITIATED, 'Sign-in at Alpacon offers Continue with Okta.'],
  'guide.sp-initiated.authenticate-at-okta': [
    SP_INITIATED,
    'Continue with Okta leads to Okta, which authenticates.',
  ],
  'guide.sp-initiated.returned-signed-in': [SP_INITIATED, 'One is brought back to the workspace, signed in.'],
  'guide.idp-initiated.tile': [IDP_INITIATED, 'The Alpacon tile signs the person in to the workspace.'],
  'guide.troubleshooting.no-tile': [TROUBLESHOOTING, 'No tile: assign the person, or a group of theirs.'],
  'guide.troubleshooting.continue-with-okta-missing': [
    TROUBLESHOOTING,
    'Continue with Okta is missing: wait and reload, or run Express Configuration again.',
  ],
  'guide.troubleshooting.wrong-workspace': [
    TROUBLESHOOTING,
    'Wrong workspace: use the tile that Express Configuration set up.',
  ],
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
  'oidc-core.3.1.3.7.2': [
    ID_TOKEN,
    'The issuer of an ID token is exactly the one that was discovered (3.1.3.7, rule 2).',
    core('IDTokenValidation'),
  ],
} as const satisfies Record<string, readonly [section: string, text: string, url?: string]>

export type ClauseId = keyof typeof CLAUSES

/** Every clause that is judged, in the guide's order. */
export const requirements: readonly (Clause & { id: ClauseId })[] = Object.entries(CLAUSES).map(
  ([id, [section, text, url = GUIDE]]) => ({ id: id as ClauseId, section, text, url }),
)
