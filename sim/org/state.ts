import { z } from 'zod'
import { RELEASES } from './release.ts'

/** Okta's user statuses (https://help.okta.com/en-us/content/topics/users-groups-profiles/usgp-end-user-states.htm). */
export const userStatusSchema = z.enum([
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'RECOVERY',
  'PASSWORD_EXPIRED',
  'LOCKED_OUT',
  'SUSPENDED',
  'DEPROVISIONED',
])

const timestamp = z.iso.datetime()

export const userSchema = z.strictObject({
  id: z.string(),
  status: userStatusSchema,
  created: timestamp,
  activated: timestamp.nullable(),
  statusChanged: timestamp.nullable(),
  lastLogin: timestamp.nullable(),
  lastUpdated: timestamp,
  passwordChanged: timestamp.nullable(),
  profile: z.looseObject({
    login: z.string(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    locale: z.string().optional(),
    timezone: z.string().optional(),
  }),
  password: z.strictObject({ salt: z.string(), hash: z.string() }).nullable(),
  failedSignIns: z.int(),
  /** Whether the person may open the Admin Console. */
  isAdmin: z.boolean(),
})

export const groupSchema = z.strictObject({
  id: z.string(),
  type: z.enum(['OKTA_GROUP', 'BUILT_IN']),
  created: timestamp,
  lastUpdated: timestamp,
  lastMembershipUpdated: timestamp,
  profile: z.strictObject({ name: z.string(), description: z.string() }),
  members: z.record(z.string(), z.literal(true)),
})

/** What an OpenID Connect app lets its client do. The defaults are those of an app from the catalog. */
export const oauthClientSchema = z.strictObject({
  applicationType: z.enum(['web', 'native', 'browser', 'service']).default('web'),
  tokenEndpointAuthMethod: z
    .enum(['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'])
    .default('client_secret_basic'),
  pkceRequired: z.boolean().default(true),
  responseTypes: z.array(z.enum(['code', 'token', 'id_token'])).default(['code']),
  grantTypes: z.array(z.string()).default(['authorization_code']),
  postLogoutRedirectUris: z.array(z.string()).default([]),
  /** What an administrator chose; read it with `idpInitiatedLogin`, which knows when there is nowhere to go. */
  idpInitiatedLogin: z.enum(['DISABLED', 'SPEC', 'OKTA']).default('SPEC'),
  idpInitiatedScopes: z.array(z.string()).default([]),
  consentMethod: z.enum(['TRUSTED', 'REQUIRED']).default('TRUSTED'),
  issuerMode: z.enum(['ORG_URL', 'CUSTOM_URL', 'DYNAMIC']).default('ORG_URL'),
  wildcardRedirect: z.enum(['DISABLED', 'SUBDOMAIN']).default('DISABLED'),
  clientUri: z.string().nullable().default(null),
  logoUri: z.string().nullable().default(null),
  /** Which groups the claim `groups` names where its scope is asked for; without a filter there is no claim. */
  groupsClaim: z
    .strictObject({ filterType: z.enum(['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']), value: z.string() })
    .nullable()
    .default(null),
  /** Public keys of the client, for private_key_jwt. */
  jwks: z
    .strictObject({ keys: z.array(z.record(z.string(), z.unknown())) })
    .nullable()
    .default(null),
})

export const applicationSchema = z.strictObject({
  id: z.string(),
  /** Name in the catalog: `alpacon`, `bookmark`. */
  name: z.string(),
  label: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: timestamp,
  lastUpdated: timestamp,
  signOnMode: z.enum(['OPENID_CONNECT', 'BOOKMARK']),
  /** Last part of the app embed link, `aln…`. */
  linkId: z.string(),
  hideFromDashboard: z.boolean(),
  clientSecret: z.string().nullable(),
  /** Handed out by a run of Express Configuration that has not ended well: accepted beside the one above. */
  pendingClientSecret: z.string().nullable(),
  redirectUris: z.array(z.string()),
  /** Where the tile leads: the Initiate login URI of an OpenID Connect app, the URL of a bookmark. */
  initiateLoginUri: z.string().nullable(),
  oauthClient: oauthClientSchema.prefault({}),
  /** Tokens issued before this moment are invalid: the app was deactivated then. */
  tokensNotBefore: timestamp.nullable().default(null),
  expressConfiguration: z.strictObject({
    supportedCapabilities: z.array(z.string()),
    enabledCapabilities: z.array(z.string()),
    /** App variables written by Express Configuration: organization_id, organization_name, connection_name. */
    variables: z.record(z.string(), z.string()),
    configured: timestamp.nullable(),
  }),
})

export const assignmentSchema = z.strictObject({
  id: z.string(),
  appId: z.string(),
  userId: z.string(),
  userName: z.string(),
  created: timestamp,
  lastUpdated: timestamp.optional(),
  /** Attributes of the app's own profile of this person. */
  profile: z.record(z.string(), z.unknown()).default({}),
})

/** The rank of a group's assignment as somebody asks for it: 0 is the highest. */
export const prioritySchema = z.int('The field must be a whole number').min(0, 'The field must be 0 or more')

export const groupAssignmentSchema = z.strictObject({
  id: z.string(),
  appId: z.string(),
  groupId: z.string(),
  priority: z.int(),
  created: timestamp,
  lastUpdated: timestamp.optional(),
})

export const groupRuleSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['INACTIVE', 'ACTIVE', 'INVALID']),
  created: timestamp,
  lastUpdated: timestamp,
  expression: z.string(),
  groupIds: z.array(z.string()),
  /** People whom the rule leaves alone: named by an administrator, or taken out of one of its groups by hand. */
  excludedUserIds: z.array(z.string()),
  excludedGroupIds: z.array(z.string()),
  /** Whom the rule itself put into which of its groups: group id → user ids. */
  placed: z.record(z.string(), z.record(z.string(), z.literal(true))),
})

export const orgStateSchema = z.strictObject({
  id: z.string(),
  /** Subdomain of the org. */
  name: z.string(),
  created: timestamp,
  /** Where the org answers, if that isn't below Okta's own address. */
  addresses: z.strictObject({ url: z.string(), adminUrl: z.string() }).optional(),
  release: z.enum(RELEASES),
  /** Signs anti-forgery tokens of the org's forms. */
  secret: z.string(),
  apiToken: z.string(),
  users: z.record(z.string(), userSchema),
  groups: z.record(z.string(), groupSchema),
  applications: z.record(z.string(), applicationSchema),
  assignments: z.array(assignmentSchema),
  groupAssignments: z.array(groupAssignmentSchema),
  groupRules: z.record(z.string(), groupRuleSchema).default({}),
})

/** The record with that id. Ids come from outside, so what every object inherits (`constructor`) is none. */
export function recordOf<T>(records: Record<string, T>, id: string): T | undefined {
  return Object.hasOwn(records, id) ? records[id] : undefined
}

export type UserStatus = z.infer<typeof userStatusSchema>
export type User = z.infer<typeof userSchema>
export type Group = z.infer<typeof groupSchema>
export type Application = z.infer<typeof applicationSchema>
export type Assignment = z.infer<typeof assignmentSchema>
export type OauthClient = z.infer<typeof oauthClientSchema>
export type GroupRule = z.infer<typeof groupRuleSchema>
export type GroupAssignment = z.infer<typeof groupAssignmentSchema>
export type OrgState = z.infer<typeof orgStateSchema>
