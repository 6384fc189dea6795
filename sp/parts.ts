import { connectionStatus, isOffered } from './connections/connection.ts'
import { createLastFailures } from './connections/last-failures.ts'
import { managementApi } from './connections/management-api.ts'
import { coversOperation } from './connections/operations.ts'
import {
  addedConnection,
  changedConnection,
  enablingOf,
  leftBehind,
} from './connections/organization-connections.ts'
import { mayReplace, previousConnection } from './connections/replacement.ts'
import { tokenReaches } from './express-configuration/access-tokens.ts'
import { mayApprove } from './express-configuration/approval.ts'
import { approvalRoutes } from './express-configuration/approval-routes.ts'
import { createApprovals } from './express-configuration/approvals.ts'
import { approverOf } from './express-configuration/approver.ts'
import { authorizationServerSettings } from './express-configuration/authorization-server.ts'
import { createRecords, isCodeSpent } from './express-configuration/records.ts'
import { tokenClaims } from './express-configuration/token-claims.ts'
import { createHosts } from './hosts.ts'
import { isSecret } from './ids.ts'
import { fromOwnPage, plainErrors, securityHeaders } from './middleware.ts'
import { connectionPage } from './pages/connection.ts'
import { homePage } from './pages/home.ts'
import { membersPage } from './pages/members.ts'
import { admit } from './provisioning/admit.ts'
import { findUser } from './provisioning/find-user.ts'
import { readIdentity } from './provisioning/identity.ts'
import { provision } from './provisioning/provision.ts'
import { updateProfile } from './provisioning/update-profile.ts'
import { createAttempts } from './sign-in/attempts.ts'
import { frontRoutes } from './sign-in/front-routes.ts'
import { checkIdToken } from './sign-in/id-token-checks.ts'
import { readInitiation, resolveInitiation } from './sign-in/initiation.ts'
import { oktaBeginRoutes } from './sign-in/okta-begin-routes.ts'
import { oktaCallbackRoutes } from './sign-in/okta-callback-routes.ts'
import { brokenOffPage, notAdmitted, signInFailed } from './sign-in/refusals.ts'
import {
  authorizationUrl,
  checkMetadata,
  discover,
  exchangeCode,
  fetchProfile,
  freshExpectations,
  relyingParty,
} from './sign-in/relying-party.ts'
import { localPath, targetPath } from './sign-in/return-to.ts'
import { createSessions } from './sign-in/sessions.ts'
import { mayTakeOver } from './sign-in/take-over.ts'
import { proveLogoutRequest } from './sign-in/universal-logout.ts'
import { universalLogoutRoutes } from './sign-in/universal-logout-routes.ts'
import { signIn, visitor } from './sign-in/visitor.ts'
import { workspaceRoutes } from './sign-in/workspace-routes.ts'
import { fetchTrusting } from './trust.ts'
import { administrationRoutes } from './workspaces/administration-routes.ts'
import { createWorkspaces } from './workspaces/directory.ts'
import { findMembers } from './workspaces/find-members.ts'
import { maySeeConnection, maySeeIdentities, maySeeMembers } from './workspaces/permissions.ts'

export type AlpaconParts = typeof defaultParts

/** Decisions on who may connect an Okta org to a workspace, and what that changes. */
const connecting = {
  /** Express Configuration: whether a user may connect their workspace. */
  mayApprove,
  /** Express Configuration: the approver that a token's subject names, while they may still approve. */
  approverOf,
  /** Express Configuration: whether an authorization code was used before. */
  isCodeSpent,
  /** Express Configuration: what an access token says beyond the standard claims. */
  tokenClaims,
  /** Express Configuration: how the authorization server is set. */
  authorizationServerSettings,
  /** Management API: whether a token may act on an organization. */
  tokenReaches,
  /** Management API: whether a token's scopes cover an operation. */
  coversOperation,
  /** Management API: the connections of an organization with a new one, with one changed, with one enabled. */
  addedConnection,
  changedConnection,
  enablingOf,
  /** The connections of other workspaces that an enabled one leaves behind. */
  leftBehind,
  /** Whether a connection to an Okta org may take the place of the one that the workspace has. */
  mayReplace,
  /** What becomes of a workspace's connection when its Okta app is connected to another workspace. */
  previousConnection,
  /** Whether people can sign in with a connection yet. */
  connectionStatus,
  /** Whether the sign-in screen shows "Continue with Okta". */
  isOffered,
}

/** Decisions on a sign-in with Okta: from its beginning, wherever that is, to the session. */
const signingIn = {
  /** Third-party-initiated login: the parameters it needs. */
  readInitiation,
  /** Third-party-initiated login: which workspace and connection a request means, or why it's refused. */
  resolveInitiation,
  /** Where to go after sign-in, from a `return_to` of our own pages. */
  localPath,
  /** Where to go after sign-in, from a stranger's `target_link_uri`. */
  targetPath,
  /** The metadata of an Okta org. */
  discover,
  /** What the metadata of an Okta org have to satisfy before anybody is sent there. */
  checkMetadata,
  /** State, nonce and code verifier of one sign-in. */
  freshExpectations,
  /** Where to send a browser to sign in. */
  authorizationUrl,
  /** The OpenID Connect client for a connection. */
  relyingParty,
  /** Authorization response and code into validated ID-token claims and an access token. */
  exchangeCode,
  /** What an ID token has to satisfy beyond what the library checks. */
  checkIdToken,
  /** Claims about the person, from the userinfo endpoint. */
  fetchProfile,
  /** Whether a browser is the one that began: the cookie it shows against the digest kept. */
  isSameBrowser: isSecret,
  /** Whether somebody who comes from Okta takes over another user's browser without being asked. */
  mayTakeOver,
  /** Opens a session in a browser. */
  signIn,
  /** Who is signed in to a workspace with a request. */
  visitor,
  /** Universal Logout: whether it is the Okta org of a connection that asks, and asks us. */
  proveLogoutRequest,
}

/** Decisions on who a person from Okta is in a workspace. */
const provisioning = {
  /** ID token and userinfo into who it is. */
  readIdentity,
  /** Who an identity is in a workspace, or why nobody. */
  admit,
  /** Which user of the workspace an identity belongs to. */
  findUser,
  /** Makes the user at first sign-in, or says why not. */
  provision,
  /** Brings a known user's name and email up to date. */
  updateProfile,
}

/** Decisions on what a person is shown of their workspace. */
const seeing = {
  /** Whether a user may see who else there is. */
  maySeeMembers,
  /** Whether a user may see what Okta calls the members. */
  maySeeIdentities,
  /** Whether a user may see the connection to Okta and its last errors. */
  maySeeConnection,
  /** One page of the members whom a search finds. */
  findMembers,
}

/** What Alpacon remembers. */
const memory = {
  createWorkspaces,
  createSessions,
  createAttempts,
  createApprovals,
  createRecords,
  createLastFailures,
}

/** How Alpacon is reached, how it asks an Okta, and what it answers with. */
const surroundings = {
  createHosts,
  fetchTrusting,
  securityHeaders,
  plainErrors,
  fromOwnPage,
  frontRoutes,
  workspaceRoutes,
  administrationRoutes,
  oktaBeginRoutes,
  oktaCallbackRoutes,
  universalLogoutRoutes,
  approvalRoutes,
  managementApi,
  homePage,
  membersPage,
  connectionPage,
  brokenOffPage,
  notAdmitted,
  signInFailed,
}

/**
 * What an SP is made of, each a plain function that can be replaced alone when Alpacon is started. Tests put a
 * defective one in a place of its own and see which scenarios notice.
 */
export const defaultParts = {
  ...connecting,
  ...signingIn,
  ...provisioning,
  ...seeing,
  ...memory,
  ...surroundings,
}
