import type { Agent } from './agent.ts'

/** A workspace of the target, with the superuser it was made with. */
export interface Workspace {
  name: string
  /** Where its people work. */
  url: string
  superuser: Credentials
}

export interface Credentials {
  email: string
  password: string
}

export interface NewWorkspace {
  name: string
  /** A plan on which Okta SSO may be used, or a lower one. */
  plan: 'with-sso' | 'without-sso'
}

/** A member to be added: with a password of their own, or known by their identity at an issuer. */
export interface NewMember {
  email: string
  firstName: string
  lastName: string
  role: 'staff' | 'user'
  password?: string
  identities?: Identity[]
}

/** Who vouches for somebody, and what it calls them. */
export interface Identity {
  issuer: string
  subject: string
}

/** A user as the target keeps it. */
export interface TargetUser {
  id: string
  email: string
  firstName: string
  lastName: string
  role: 'superuser' | 'staff' | 'user'
  isActive: boolean
  identities: Identity[]
}

/** A connection as the target keeps it. */
export interface TargetConnection {
  id: string
  issuer: string
  /** Whether the workspace offers it to anybody, now or once it is ready. */
  isEnabled: boolean
  /** Whether it can be used yet. */
  isReady: boolean
}

/** Who the target says is signed in. */
export interface SignedIn {
  workspace: string
  email: string
  /** Where the target says so. */
  role?: string
}

/** What an administrator copies by hand from an app of their org to the target. */
export interface HandMadeConnection {
  issuer: string
  clientId: string
  clientSecret: string
}

/** The target as an app of an org's own, which is in no catalog. */
export interface OwnApp {
  redirectUris: string[]
  initiateLoginUri?: string
  clientId?: string
  clientSecret?: string
}

/** What a person does on the pages of the target. Each starts where the one before left the agent. */
export interface TargetSteps {
  /** From the front page to the sign-in screen of a workspace. */
  openSignIn(agent: Agent, workspace: Workspace): Promise<void>
  /** Whether the sign-in screen offers to continue with Okta. */
  offersOkta(agent: Agent): Promise<boolean>
  continueWithOkta(agent: Agent): Promise<void>
  /** Local sign-in of a member, on the sign-in screen. */
  signInLocally(agent: Agent, credentials: Credentials): Promise<void>
  /** Who is signed in to a workspace in this browser; undefined where nobody is. */
  whoIsSignedIn(agent: Agent, workspace: Workspace): Promise<SignedIn | undefined>
  /** Ends the session in a workspace, where somebody is signed in. */
  signOut?(agent: Agent, workspace: Workspace): Promise<void>
  /** From the sign-in screen to Okta, for a person other than the one who is signed in there. */
  useAnotherOktaAccount?(agent: Agent): Promise<void>
  /** Where the target asks who goes on: as the person with this email … */
  changePerson?(agent: Agent, email: string): Promise<void>
  /** … or as the one with this email, who is signed in. */
  keepPerson?(agent: Agent, email: string): Promise<void>
  /** Express Configuration, at the target: enter the workspace … */
  enterWorkspace(agent: Agent, name: string): Promise<void>
  /** … sign in to it … */
  signInToApprove(agent: Agent, credentials: Credentials): Promise<void>
  /** … approve … */
  approve(agent: Agent): Promise<void>
  /** … having agreed that the org that is connected now loses its connection … */
  agreeToReplace(agent: Agent, issuer: string): Promise<void>
  /** … decline … */
  decline(agent: Agent): Promise<void>
  /** … or, where the target refuses, go back to Okta. */
  returnToOkta(agent: Agent): Promise<void>
}

/** What a target declares about things that no specification decides. */
export interface TargetPolicies {
  /** What becomes of a workspace's connection when its org is connected to another workspace. */
  previousConnection?: 'disabled' | 'kept'
  /** What becomes of a sign-in whose ID token was issued a day in the future. */
  issuedInFuture?: 'refused' | 'accepted'
  /** What becomes of a sign-in whose ID token has the at_hash of another access token. */
  foreignAccessTokenHash?: 'refused' | 'accepted'
  /** What becomes of a person's session when they lose the app in Okta. */
  sessionAfterRemoval?: 'ended' | 'kept-until-it-expires'
  /** How long a session lasts at most. */
  sessionLifetimeSeconds?: number
  /** A person comes from Okta to a browser in which somebody else is signed in: the target asks, or lets them take over. */
  whileSomebodyElseIsSignedIn?: 'asks' | 'switches'
  /** A newcomer from Okta has the address of a user whom no Okta account belongs to. */
  emailOfLocalUser?: 'ask-a-superuser' | 'linked-at-first-sign-in'
  /** A newcomer has an address that Okta doesn't vouch for: `email_verified` is anything but true. */
  unverifiedEmail?: 'refused' | 'accepted'
  /** A newcomer has no address at all. */
  missingEmail?: 'refused' | 'accepted'
  /** How long it waits for an answer of Okta's servers, at most. */
  patienceSeconds?: number
  /** What becomes of a sign-in whose org names endpoints that are elsewhere than at its issuer. */
  endpointsElsewhere?: 'refused' | 'asked'
}

/** A service provider under test that is up. What it can't do is undefined; scenarios that need it aren't run. */
export interface Target {
  name: string
  url: string
  /** Name under which the App Catalog lists it. */
  label: string
  steps: TargetSteps
  /** What its higher plan is called, which a refusal has to name. */
  plans?: { withSso: string; withoutSso: string }
  policies?: TargetPolicies
  /** Further names that look like this workspace's and are no workspace's, by what is wrong with each. */
  namesOfNoWorkspace?(workspace: Workspace): Record<string, string>
  createWorkspace?(wanted: NewWorkspace): Promise<Workspace>
  addMember?(workspace: Workspace, member: NewMember): Promise<void>
  /** Shuts a user out at the target; Okta knows nothing of it. */
  deactivateUser?(workspace: Workspace, user: TargetUser): Promise<void>
  users?(workspace: Workspace): Promise<TargetUser[]>
  connections?(workspace: Workspace): Promise<TargetConnection[]>
  /** How long a new connection of a workspace takes to become visible. Takes effect at once. */
  setConnectionDelay?(workspace: Workspace, milliseconds: number): Promise<void>
  /** Whether it takes part in Universal Logout: Okta asks it to end a person's sessions. */
  universalLogout?: true
  /** Address of a page of a workspace, not its first, that only who is signed in gets to see. */
  deepLink?(workspace: Workspace): string
  /** How old a sign-in at Okta may be when somebody comes from there, in seconds. Takes effect at once. */
  setLongestSignInAge?(workspace: Workspace, seconds: number): Promise<void>
  /** Lets the target's clock go ahead of the real one; 0 puts it right again. */
  setClockAhead?(seconds: number): Promise<void>
  /** Whether a sign-in can begin at a tile (OpenID Connect Core, section 4). */
  startsFromTile: boolean
  /** The one workspace there is, where it makes none. */
  onlyWorkspace?: Workspace
  /** How it is set up in an org where it is in no catalog, and Express Configuration can't be judged. */
  ownApp?(workspace: Workspace): OwnApp
  /** Sets a workspace's connection up by hand. */
  connect?(workspace: Workspace, connection: HandMadeConnection): Promise<void>
  /** Name of the one org that it knows by its own settings; any number of orgs where it is undefined. */
  knownOrg?: string
  /** Sees to it that it knows nothing of the scenario before. */
  startAnew?(): Promise<void>
  close(): Promise<void>
}
