import type { Clauses } from './clauses.ts'

/** Where the guide is published, so where each of its sentences is. */
export const GUIDE = 'https://docs.alpacax.com/integrate/sso/okta/'

const PREREQUISITES = 'Prerequisites'
const FEATURES = 'Supported features'
const STEP_1 = 'Step 1: Add Alpacon from the OIN catalog'
const STEP_2 = 'Step 2: Run Express Configuration'
const STEP_3 = 'Step 3: Assign users'
const SP_INITIATED = 'SP-initiated SSO'
const IDP_INITIATED = 'IdP-initiated SSO'
const TROUBLESHOOTING = 'Troubleshooting'

/** Every sentence of the integration guide that can hold or not, in its order. */
export const guideClauses = {
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
} as const satisfies Clauses
