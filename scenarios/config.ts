import type {
  HandMadeConnection,
  NewMember,
  NewWorkspace,
  TargetConnection,
  TargetPolicies,
  TargetSteps,
  TargetUser,
  Workspace,
} from './harness/target.ts'

export type { Agent } from './harness/agent.ts'
export type {
  Credentials,
  HandMadeConnection,
  Identity,
  NewMember,
  NewWorkspace,
  SignedIn,
  TargetConnection,
  TargetPolicies,
  TargetSteps,
  TargetUser,
  Workspace,
} from './harness/target.ts'

/** An address: whole, or a path below `target.url`. */
export type Address = string

/** An address that is the same everywhere, or one of each workspace's own. */
export type WorkspaceAddress = Address | ((workspace: Workspace) => Address)

/** What `oin-sim.config.ts` exports by default. */
export interface Config {
  /** The service provider under test; the reference Alpacon where it is left out. */
  target?: TargetConfig | ((given: Given) => TargetConfig)
  okta?: OktaConfig
  /** `strict` also fails the gate where only a recommendation is broken that attackers make use of. Default `spec`. */
  profile?: 'spec' | 'strict'
  /** `browser` for a target whose pages need JavaScript. By default each scenario acts over HTTP where that will do. */
  agent?: 'browser' | 'http'
  /** How many scenarios run at the same time; one where the target is up already or keeps to one port. */
  workers?: number
  /** Folder for the report. */
  report?: string
  /** What is broken, known and accepted for a while. */
  waivers?: Waiver[]
}

/** The simulated Okta, as the target's own settings name it. */
export interface OktaConfig {
  /** Port of Okta. Default: 4600 for a target that is up already, any free one for a target that is started here. */
  port?: number
  /** Name of the org that the target knows. Default `acme`: its issuer is http://acme.okta.localhost:<port>. */
  org?: string
  /**
   * `127.0.0.1` makes the issuer http://127.0.0.1:<port>, for a target that can't resolve *.localhost. Sign-ins are then
   * same-site where the target is at 127.0.0.1 too, which hides faults with cookies.
   */
  issuerHost?: '127.0.0.1'
  /** The client_id that the target has been given. Default `oin-sim-client`. */
  clientId?: string
  /** Its secret. Default `oin-sim-client-secret`. */
  clientSecret?: string
}

/** What a target that is started here is told. */
export interface Given {
  /** A free port, another one for each worker. A target that listens there can be tested by several workers at once. */
  port: number
  /** Of the org that it knows: what it has to be configured with where it knows only one. */
  issuer: string
  clientId: string
  clientSecret: string
  /** For Express Configuration: Okta's client at the target. */
  oin: { redirectUri: string; publicKeyPem: string }
}

/** A service provider under test. The smallest has two members: `signIn` and `whoami`. Each other one enables more. */
export interface TargetConfig {
  /** Where a person starts to sign in: a page that leads to Okta, in one step or several, or straight there. */
  signIn: WorkspaceAddress
  /**
   * Who is signed in, asked with a browser's cookies: JSON that holds their email, or a page that shows it; 401, 403,
   * 404 or a redirect where nobody is. Not needed beside `steps.whoIsSignedIn`.
   */
  whoami?: WorkspaceAddress
  /** What the report calls it. Default: its host. */
  name?: string
  /** What paths are below. Default: the origin of `signIn`. */
  url?: string
  /** How it is started. It has to be up already where this is left out. */
  start?: StartConfig
  /** Where Okta may send people back to. By default what the target asks for at its first sign-in. */
  redirectUris?: Address[]
  /** Where a sign-in from a tile begins (OpenID Connect Core, section 4). Without it, nothing is judged of tiles. */
  initiateLogin?: WorkspaceAddress
  /** Its entry in the Okta Integration Network, with Express Configuration. */
  integration?: object
  /** Sets a workspace's connection to an org up, as its administrator would do by hand. */
  connect?(workspace: Workspace, connection: HandMadeConnection): Promise<void>
  /** What it is called in the App Catalog or on the dashboard. Default: the label of `integration`, or `name`. */
  label?: string
  /** Makes a workspace. Without it, there is one: the target itself. */
  createWorkspace?(wanted: NewWorkspace): Promise<Workspace>
  addMember?(workspace: Workspace, member: NewMember): Promise<void>
  users?(workspace: Workspace): Promise<TargetUser[]>
  connections?(workspace: Workspace): Promise<TargetConnection[]>
  /** Shuts a user out at the target; Okta knows nothing of it. */
  deactivateUser?(workspace: Workspace, user: TargetUser): Promise<void>
  setConnectionDelay?(workspace: Workspace, milliseconds: number): Promise<void>
  setLongestSignInAge?(workspace: Workspace, seconds: number): Promise<void>
  /** Lets the target's clock go ahead of the real one; 0 puts it right again. */
  setClockAhead?(seconds: number): Promise<void>
  /** A page of a workspace, not its first, that only who is signed in gets to see. */
  deepLink?: WorkspaceAddress
  /** Further names that look like this workspace's and are no workspace's, by what is wrong with each. */
  namesOfNoWorkspace?(workspace: Workspace): Record<string, string>
  /** What its plans are called. */
  plans?: { withSso: string; withoutSso: string }
  /** Whether it takes part in Universal Logout. */
  universalLogout?: true
  /** What it does where no specification decides. What isn't declared isn't judged. */
  policies?: TargetPolicies
  /** Name of the button or link that leads to Okta, where it isn't told by the word Okta or by single sign-on. */
  continueWithOkta?: string
  /** What a person does on its pages, each in place of what is done by default. */
  steps?: Partial<TargetSteps>
}

/** A command that serves the target until it is stopped. */
export interface StartConfig {
  /** Run by the shell, in the folder of the configuration. */
  command: string
  /** Answers below 500 once the target can be used. */
  ready: Address
  /** Further variables of its environment. PORT, OKTA_ISSUER, OKTA_CLIENT_ID and OKTA_CLIENT_SECRET are set already. */
  env?: Record<string, string>
  /**
   * `scenario`: started anew for each, so that it knows nothing of the one before: no keys, no metadata, no users.
   * `worker`, the default: once, for targets that take long to start.
   */
  anewFor?: 'scenario' | 'worker'
  /** How long it may take. Default 60. */
  timeoutSeconds?: number
}

/** A scenario that may fail for a while. */
export interface Waiver {
  /** Its id, as `oin-sim list` has it. */
  scenario: string
  /** Who sees to it that it is mended. */
  owner: string
  reason: string
  /** The last day on which it holds, as 2026-12-31, in UTC. */
  until: string
}

/** Gives a configuration back as it is, and lets an editor know what it may hold. */
export function defineConfig(config: Config): Config {
  return config
}
