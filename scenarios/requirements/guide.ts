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
  'guide.prerequisites.enterprise-plan': {
    section: PREREQUISITES,
    text: 'The workspace has to be on the Enterprise plan.',
    breach:
      'Customers on a cheaper plan get single sign-on that they have not paid for, and lose it without warning once somebody notices.',
    mend: 'When consent is asked for during Express Configuration, look up the plan of the workspace that was entered; below Enterprise, stop before a code is issued and name the plan that is needed.',
  },
  'guide.prerequisites.superuser-role': {
    section: PREREQUISITES,
    text: 'Whoever approves has to be a superuser of the workspace.',
    breach:
      'An ordinary member of the workspace hands the sign-in of all colleagues to an Okta org of their own choice.',
    mend: 'Read the approver’s role in the entered workspace from the database when the consent screen is shown and again when it is accepted; let nobody but a superuser obtain a code.',
  },
  'guide.prerequisites.okta-administrator': {
    section: PREREQUISITES,
    text: 'Whoever sets it up has to administer the Okta org.',
    breach: 'Any employee with an Okta account adds apps to the org and assigns them to themselves.',
    mend: 'Okta enforces this, not the service provider: open the Admin Console of a real org as somebody without a role, and where Okta refuses there, report the difference to oin-sim.',
  },
  'guide.features.sp-initiated-sso': {
    section: FEATURES,
    text: 'Sign-in can start at Alpacon.',
    breach:
      'Who opens Alpacon’s own address, from a bookmark or a mail, can’t sign in there and has to find the Okta dashboard first.',
    mend: 'Let the sign-in page of a connected workspace send the browser to the authorization_endpoint of its issuer, and finish at the redirect URI that the app has in Okta.',
  },
  'guide.features.idp-initiated-sso': {
    section: FEATURES,
    text: 'Sign-in can start at the tile on the Okta dashboard.',
    breach:
      'The tile on the dashboard, where most people of an Okta customer start their day, leads to an error or to a second sign-in screen.',
    mend: 'Serve the Initiate login URI: find the connection by the iss that comes with it, and begin a code flow with a state, nonce and code challenge of your own; expect no code or token with the link.',
  },
  'guide.features.just-in-time-provisioning': {
    section: FEATURES,
    text: 'A first sign-in makes the user.',
    breach:
      'Each new employee has to be entered by hand in the workspace before the first sign-in, or waits for support.',
    mend: 'Once the ID token is validated, look for a user by iss and sub; where there is none, insert one with the names and email from userinfo and the lowest role.',
  },
  'guide.step-1.browse-app-catalog': {
    section: STEP_1,
    text: 'Applications > Browse App Catalog leads to the catalog.',
    breach:
      'An administrator who follows the guide looks in vain for the menu that it names, and gives up before the set-up has begun.',
    mend: 'Compare the guide’s words with the menu in the Admin Console of a real org: where Okta has renamed it, correct the guide; otherwise the simulator is at fault.',
  },
  'guide.step-1.search-and-open': {
    section: STEP_1,
    text: 'Searching for Alpacon finds the integration, and it opens.',
    breach:
      'Customers find nothing in the catalog, and build an app by hand with settings that nobody supports.',
    mend: 'Check the display name of the listing in the OIN Wizard against what the guide tells people to search for, and against the label that oin-sim is configured with.',
  },
  'guide.step-1.add-integration': {
    section: STEP_1,
    text: 'Add Integration makes the app in the org.',
    breach:
      'The administrator presses the button and has no app, so neither assignments nor Express Configuration can follow.',
    mend: 'In the OIN Wizard complete the sign-on settings of the integration, redirect URI and Initiate login URI among them, and add it to a test org before you submit it.',
  },
  'guide.step-2.express-configuration': {
    section: STEP_2,
    text: 'The app page starts Express Configuration.',
    breach:
      'Administrators have to exchange issuer, client id and client secret by hand with Alpacon, and mistype them.',
    mend: 'Answer the authorization request that the button sends, whichever spelling of the Express Configuration scope it has, and come back to its redirect_uri with code and state.',
  },
  'guide.step-2.enter-workspace': {
    section: STEP_2,
    text: 'The administrator says which workspace to connect.',
    breach:
      'Who has a test and a production workspace can’t say which is meant, and the wrong one is connected.',
    mend: 'Before the approver signs in, show a form for the workspace’s name, and carry the workspace that it finds through sign-in and consent, so that the code stands for that one.',
  },
  'guide.step-2.superuser-approves': {
    section: STEP_2,
    text: 'A superuser signs in to that workspace and approves.',
    breach:
      'An Okta administrator alone takes over the sign-in of a workspace whose owners were never asked.',
    mend: 'Ask for a sign-in to that workspace, then show a consent screen that names workspace and org, and issue the code only to the POST of its approve button.',
  },
  'guide.step-2.nothing-copied': {
    section: STEP_2,
    text: 'The connection is made by itself: nobody copies a credential by hand.',
    breach:
      'A client secret passes through clipboards, chats and tickets on its way, and can be read there for years.',
    mend: 'Take issuer, client id and client secret from the body of the call by which Okta makes the connection, store them on the server, and put them on no page and into no redirect.',
  },
  'guide.step-2.tile-linked': {
    section: STEP_2,
    text: 'Okta links the tile to the workspace that was connected.',
    breach:
      'People press their company’s tile and arrive in another workspace, or are asked every time which one they mean.',
    mend: 'Build the Initiate login URI with the variable for the organization, which Okta fills in after the approval, and begin the tile’s sign-in at the connection of the workspace that it names.',
  },
  'guide.step-3.assign-to-people': {
    section: STEP_3,
    text: 'Assign to People gives the app to chosen people.',
    breach:
      'The administrator has assigned somebody who is still refused, and both of them write to support.',
    mend: 'Keep no list of permitted people beside Okta’s: whom Okta sends with a code for this client is assigned, so let them in and make their user.',
  },
  'guide.step-3.assign-to-groups': {
    section: STEP_3,
    text: "Assign to Groups gives the app to a group's members.",
    breach: 'A team of hundreds has to be assigned one by one, and who joins it later is forgotten.',
    mend: 'Let code and ID token decide who may in, and demand no groups claim: Okta sends none unless the customer configures it.',
  },
  'guide.step-3.assigned-sign-in': {
    section: STEP_3,
    text: 'Whoever is assigned can sign in with Okta.',
    breach:
      'Employees who are assigned meet a refusal and can’t work, while Okta’s log says that all went well.',
    mend: 'Put the last answer of Okta before the refusal beside that of a sign-in that succeeds, find the check that was too strict, and loosen that check alone.',
  },
  'guide.step-3.created-on-first-sign-in': {
    section: STEP_3,
    text: 'New users are created by themselves when they first sign in.',
    breach:
      'A newcomer signs in at Okta with success and then has no user, or a user with a mutilated name or too great a role.',
    mend: 'Make the user in the callback, in one transaction with its identity (iss, sub), and take given_name, family_name and email from userinfo as they are, whatever their script or length.',
  },
  'guide.sp-initiated.continue-with-okta': {
    section: SP_INITIATED,
    text: 'Sign-in at Alpacon offers Continue with Okta.',
    breach: 'A person whose company uses Okta sees only a field for a password that they never had.',
    mend: 'Offer the button on the sign-in page of a workspace whenever its connection is enabled and ready, after a sign-out too; decide it by the connection, not by who was here before.',
  },
  'guide.sp-initiated.authenticate-at-okta': {
    section: SP_INITIATED,
    text: 'Continue with Okta leads to Okta, which authenticates.',
    breach:
      'Somebody is let in without Okta having checked their password and whatever second factor the company prescribes.',
    mend: 'Send the browser itself to Okta’s authorization_endpoint, ask for no Okta password on your own pages, and open a session only in a callback that brings a code.',
  },
  'guide.sp-initiated.returned-signed-in': {
    section: SP_INITIATED,
    text: 'One is brought back to the workspace, signed in.',
    breach:
      'After password and second factor the person lands on a start page, still signed out, and begins again.',
    mend: 'In the callback set the session cookie before the last redirect, with SameSite=Lax and for the host of the workspace; a browser that comes from Okta’s site doesn’t send a Strict one along.',
  },
  'guide.idp-initiated.tile': {
    section: IDP_INITIATED,
    text: 'The Alpacon tile signs the person in to the workspace.',
    breach:
      'People who are signed in to Okta already press the tile and have to sign in once more, so that single sign-on is none.',
    mend: 'Redirect from the Initiate login URI to the authorization_endpoint at once, without a page in between and without prompt=login, and finish in the workspace of that connection.',
  },
  'guide.troubleshooting.no-tile': {
    section: TROUBLESHOOTING,
    text: 'No tile: assign the person, or a group of theirs.',
    breach:
      'Support has a customer follow the guide’s remedy, the tile stays away, and nobody knows what else to try.',
    mend: 'Try the remedy in a real org: where the tile comes back there, the simulator is at fault; otherwise name in the guide what does bring it back (assignment, group, app status, icon setting).',
  },
  'guide.troubleshooting.continue-with-okta-missing': {
    section: TROUBLESHOOTING,
    text: 'Continue with Okta is missing: wait and reload, or run Express Configuration again.',
    breach:
      'A set-up that was interrupted can’t be finished by the customer: the button stays away until a developer repairs the database.',
    mend: 'Let every call of Express Configuration be repeatable: find the connection by workspace and issuer and update it, enable it last, and show the button from then on.',
  },
  'guide.troubleshooting.wrong-workspace': {
    section: TROUBLESHOOTING,
    text: 'Wrong workspace: use the tile that Express Configuration set up.',
    breach: 'People land in a workspace that isn’t theirs, and take the refusal there for an outage.',
    mend: 'Let the organization in the Initiate login URI alone decide on the workspace, ahead of any cookie that remembers the last one.',
  },
} as const satisfies Clauses
