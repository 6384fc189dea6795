import { type Clauses, rfc } from './clauses.ts'

const OKTA_HELP = 'https://help.okta.com/oie/en-us/content/topics/apps/apps-express-configuration.htm'
const AUTH0_DOCS =
  'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/okta/express-configuration'
const EXPRESS = 'Express Configuration: approval and set-up'

/** What Okta, Auth0 and the specifications ask of Express Configuration, beyond the guide. */
export const expressConfigurationClauses = {
  'express-configuration.consent': {
    section: EXPRESS,
    text: 'Nothing is set up without consent: who declines changes nothing.',
    url: OKTA_HELP,
    breach:
      'A superuser who presses Decline finds single sign-on switched on all the same, and everybody’s sign-in changed.',
    mend: 'Write nothing before the approval: on Decline go back to redirect_uri with error=access_denied and the state, and leave connections and clients untouched.',
  },
  'express-configuration.organization': {
    section: EXPRESS,
    text: 'The workspace that is entered is the one that is connected: an unknown one is refused.',
    url: AUTH0_DOCS,
    breach: 'A slip of the finger connects the company’s Okta org to the workspace of a stranger.',
    mend: 'Look the entered name up as a whole, case and surrounding blanks aside; where it is empty or unknown, say so on the form itself and don’t go back to Okta.',
  },
  'express-configuration.membership': {
    section: EXPRESS,
    text: 'Whoever approves has to be a member of that very workspace, with the right to approve.',
    url: AUTH0_DOCS,
    breach:
      'The superuser of a trial workspace approves a connection for a company that they have nothing to do with.',
    mend: 'After the approver’s sign-in, demand that this account is a superuser of the very workspace entered in this request; a session or role in another one doesn’t count.',
  },
  'rfc6749.4.1.2.state': {
    section: EXPRESS,
    text: 'The state that Okta sent comes back unchanged (RFC 6749, 4.1.2), so that a foreign answer can be told (10.12).',
    url: rfc(6749, '4.1.2'),
    breach:
      'An Okta administrator is made to finish a set-up that a stranger began, and the org is tied to the stranger’s workspace.',
    mend: 'Keep the state of the authorization request, and add it to redirect_uri unchanged, URL-encoded once, with a code as well as with an error.',
  },
  'rfc6749.4.1.2.code': {
    section: EXPRESS,
    text: 'An authorization code works once (RFC 6749, 4.1.2).',
    url: rfc(6749, '4.1.2'),
    breach: 'Whoever finds a used code in a log obtains a token that can set up connections.',
    mend: 'Mark the code as used in the statement that reads it, and answer a second token request with status 400 and invalid_grant.',
  },
  'rfc7523.3': {
    section: EXPRESS,
    text: 'A client assertion with a wrong signature is refused (RFC 7523, 3).',
    url: rfc(7523, '3'),
    breach:
      'Anybody who knows Okta’s client id poses as Okta at the token endpoint and sets up connections in its name.',
    mend: 'At the token endpoint verify client_assertion with the public key that is registered for Okta’s client, and its iss, sub, aud and exp, before the code is looked at.',
  },
  'express-configuration.re-run': {
    section: EXPRESS,
    text: 'Running it again renews the one connection there is.',
    url: OKTA_HELP,
    breach:
      'An administrator renews the set-up, the old secret stays in force, and every sign-in fails with invalid_client.',
    mend: 'When Okta calls again for the same workspace and issuer, update client id and secret of the connection that is there, and read them from the database at each sign-in.',
  },
  'express-configuration.one-connection': {
    section: EXPRESS,
    text: 'One integration in one Okta org makes one connection to one workspace.',
    url: AUTH0_DOCS,
    breach:
      'A workspace has two connections to the same org, and it is chance which of them signs a person in.',
    mend: 'Put a unique constraint on workspace and issuer in the table of connections; where the set-up names another workspace, disable or keep the old connection as policies.previousConnection declares.',
  },
  'express-configuration.take-over': {
    section: EXPRESS,
    text: 'A workspace that is connected to one org is not taken over by another without clear consent.',
    url: AUTH0_DOCS,
    breach:
      'With one hurried click a superuser locks the whole company out: its org is replaced by somebody else’s.',
    mend: 'Where the workspace has an enabled connection to another issuer, name that issuer on the consent screen and demand a confirmation of its own, unticked at first, before a code is issued.',
  },
  'express-configuration.broken-off': {
    section: EXPRESS,
    text: 'Set-up that breaks off leaves nothing half-made in use, and running it again repairs it.',
    url: OKTA_HELP,
    breach:
      'A lost packet in the middle of the set-up leaves a button that leads everybody in the workspace into an error.',
    mend: 'Store a new connection as disabled and let the last call enable it; a call that renews one replaces all of its credentials in one transaction, or none.',
  },
  'express-configuration.generations': {
    section: EXPRESS,
    text: 'Both generations of its names work.',
    url: AUTH0_DOCS,
    breach:
      'Set-up works for some customers and fails for others, depending on which of Okta’s releases their org has.',
    mend: 'Accept expressconfigure:sso and express_configure:sso alike as the scope, and the names of either release in the calls that follow.',
  },
  'express-configuration.one-instance': {
    section: EXPRESS,
    text: 'It is for one instance of an integration in an org.',
    url: OKTA_HELP,
    breach:
      'Two instances of the app overwrite each other’s client id, and the tile that worked in the morning fails at noon.',
    mend: 'Okta itself withholds the button from a second instance: say in your guide to use the first, and where a real org does offer it, report that to oin-sim.',
  },
  'express-configuration.tenants-apart': {
    section: EXPRESS,
    text: 'Two orgs and two workspaces never mix.',
    url: AUTH0_DOCS,
    breach:
      'Two customers who set up in the same minute get each other’s Okta org, and sign in to each other’s data.',
    mend: 'Keep workspace and org with the authorization request and find both by the code, never by a global or the latest request; bind the token that Okta gets to that one organization.',
  },
  'express-configuration.client-secret': {
    section: EXPRESS,
    text: 'The client secret is seen by nobody but the two servers.',
    url: OKTA_HELP,
    breach:
      'Whoever reads the secret on a page, in an address or in a log poses as Alpacon at Okta’s token endpoint.',
    mend: 'Let the secret travel in calls between the servers only, mask it in logs and error messages, and show on settings pages no more than that there is one.',
  },
} as const satisfies Clauses
