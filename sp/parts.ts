import { connectionStatus, isOffered } from './connections/connection.ts'
import { coversOperation } from './connections/operations.ts'
import { mayReplace, previousConnection } from './connections/replacement.ts'
import { tokenReaches } from './express-configuration/access-tokens.ts'
import { mayApprove } from './express-configuration/approval.ts'
import { isCodeSpent } from './express-configuration/records.ts'
import { isSecret } from './ids.ts'
import { findUser } from './provisioning/find-user.ts'
import { readIdentity } from './provisioning/identity.ts'
import { provision } from './provisioning/provision.ts'
import { updateProfile } from './provisioning/update-profile.ts'
import { checkIdToken } from './sign-in/id-token-checks.ts'
import { resolveInitiation } from './sign-in/initiation.ts'
import {
  checkMetadata,
  exchangeCode,
  fetchProfile,
  freshExpectations,
  relyingParty,
} from './sign-in/relying-party.ts'
import { localPath, targetPath } from './sign-in/return-to.ts'
import { mayTakeOver } from './sign-in/take-over.ts'
import { proveLogoutRequest } from './sign-in/universal-logout.ts'

export type AlpaconParts = typeof defaultParts

/**
 * The decisions of an SP, each a plain function that can be replaced alone when Alpacon is started. Tests put a
 * defective one in a place of its own and see which scenarios notice.
 */
export const defaultParts = {
  /** Express Configuration: whether a user may connect their workspace. */
  mayApprove,
  /** Express Configuration: whether an authorization code was used before. */
  isCodeSpent,
  /** Management API: whether a token may act on an organization. */
  tokenReaches,
  /** Management API: whether a token's scopes cover an operation. */
  coversOperation,
  /** Whether a connection to an Okta org may take the place of the one that the workspace has. */
  mayReplace,
  /** What becomes of a workspace's connection when its Okta app is connected to another workspace. */
  previousConnection,
  /** Whether people can sign in with a connection yet. */
  connectionStatus,
  /** Whether the sign-in screen shows "Continue with Okta". */
  isOffered,
  /** Third-party-initiated login: which workspace and connection a request means, or why it's refused. */
  resolveInitiation,
  /** Where to go after sign-in, from a `return_to` of our own pages. */
  localPath,
  /** Where to go after sign-in, from a stranger's `target_link_uri`. */
  targetPath,
  /** What the metadata of an Okta org have to satisfy before anybody is sent there. */
  checkMetadata,
  /** State, nonce and code verifier of one sign-in. */
  freshExpectations,
  /** The OpenID Connect client for a connection. */
  relyingParty,
  /** Authorization response and code into validated ID-token claims and an access token. */
  exchangeCode,
  /** What an ID token has to satisfy beyond what the library checks. */
  checkIdToken,
  /** Claims about the person, from the userinfo endpoint. */
  fetchProfile,
  /** ID token and userinfo into who it is. */
  readIdentity,
  /** Which user of the workspace that is. */
  findUser,
  /** Makes the user at first sign-in, or says why not. */
  provision,
  /** Brings a known user's name and email up to date. */
  updateProfile,
  /** Whether somebody who comes from Okta takes over another user's browser without being asked. */
  mayTakeOver,
  /** Universal Logout: whether it is the Okta org of a connection that asks, and asks us. */
  proveLogoutRequest,
  /** Whether a browser is the one that began: the cookie it shows against the digest kept. */
  isSameBrowser: isSecret,
}
