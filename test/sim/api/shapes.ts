import { z } from 'zod'

// What Okta's API description and its examples say of each answer; strict, so that a member too many fails as well.

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9A-Za-z]{17}$`))
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const url = z.url()
const link = z.strictObject({ href: url })

export const userStatus = z.enum([
  'ACTIVE',
  'DEPROVISIONED',
  'LOCKED_OUT',
  'PASSWORD_EXPIRED',
  'PROVISIONED',
  'RECOVERY',
  'STAGED',
  'SUSPENDED',
])

const userWith = (links: z.ZodType) =>
  z.strictObject({
    id: id('00u'),
    status: userStatus,
    created: time,
    activated: time.nullable(),
    statusChanged: time.nullable(),
    lastLogin: time.nullable(),
    lastUpdated: time,
    passwordChanged: time.nullable(),
    type: z.strictObject({ id: id('oty') }),
    profile: z.looseObject({
      firstName: z.string(),
      lastName: z.string(),
      mobilePhone: z.string().nullable(),
      secondEmail: z.string().nullable(),
      login: z.string(),
      email: z.string(),
    }),
    credentials: z.strictObject({
      password: z.strictObject({}).optional(),
      provider: z.strictObject({ type: z.literal('OKTA'), name: z.literal('OKTA') }),
    }),
    _links: links,
  })

const act = z.strictObject({ href: url, method: z.enum(['POST', 'DELETE']) })

export const user = userWith(
  z.strictObject({
    self: link,
    activate: act.optional(),
    reactivate: act.optional(),
    suspend: act.optional(),
    unsuspend: act.optional(),
    unlock: act.optional(),
    resetPassword: act.optional(),
    expirePassword: act.optional(),
    deactivate: act.optional(),
    delete: act.optional(),
  }),
)
export const listedUser = userWith(z.strictObject({ self: link }))

export const activation = z.strictObject({ activationUrl: url, activationToken: z.string().min(20) })
export const passwordReset = z.strictObject({ resetPasswordUrl: url })
export const nothing = z.strictObject({})

export const group = z.strictObject({
  id: id('00g'),
  created: time,
  lastUpdated: time,
  lastMembershipUpdated: time,
  objectClass: z.tuple([z.literal('okta:user_group')]),
  type: z.enum(['OKTA_GROUP', 'APP_GROUP', 'BUILT_IN']),
  profile: z.strictObject({ name: z.string(), description: z.string() }),
  _links: z.strictObject({ self: link, users: link, apps: link }),
})

export const groupRule = z.strictObject({
  type: z.literal('group_rule'),
  id: id('0pr'),
  status: z.enum(['ACTIVE', 'INACTIVE', 'INVALID']),
  name: z.string(),
  created: time,
  lastUpdated: time,
  conditions: z.strictObject({
    people: z.strictObject({
      users: z.strictObject({ exclude: z.array(id('00u')) }),
      groups: z.strictObject({ exclude: z.array(id('00g')) }),
    }),
    expression: z.strictObject({ type: z.literal('urn:okta:expression:1.0'), value: z.string() }),
  }),
  actions: z.strictObject({ assignUserToGroups: z.strictObject({ groupIds: z.array(id('00g')) }) }),
})

const appMembers = {
  id: id('0oa'),
  name: z.string(),
  label: z.string(),
  status: z.enum(['ACTIVE', 'INACTIVE']),
  created: time,
  lastUpdated: time,
  accessibility: z.strictObject({
    selfService: z.boolean(),
    errorRedirectUrl: z.string().nullable(),
    loginRedirectUrl: z.string().nullable(),
  }),
  features: z.tuple([]),
  expressConfiguration: z.strictObject({
    enabledCapabilities: z.array(z.enum(['SSO', 'PROVISIONING', 'UNIVERSAL_LOGOUT'])),
    supportedCapabilities: z.array(z.enum(['SSO', 'PROVISIONING', 'UNIVERSAL_LOGOUT'])),
  }),
  _links: z.strictObject({
    appLinks: z.tuple([z.strictObject({ name: z.string(), href: url, type: z.literal('text/html') })]),
    logo: z
      .array(z.strictObject({ name: z.literal('medium'), href: z.string(), type: z.string() }))
      .optional(),
    groups: link,
    users: link,
    activate: link.optional(),
    deactivate: link.optional(),
  }),
}

const visibility = (appLink: string) =>
  z.strictObject({
    autoLaunch: z.boolean(),
    autoSubmitToolbar: z.boolean(),
    hide: z.strictObject({ iOS: z.boolean(), web: z.boolean() }),
    appLinks: z.strictObject({ [appLink]: z.boolean() }),
  })

const userNameTemplate = z.strictObject({
  template: z.string(),
  type: z.enum(['BUILT_IN', 'CUSTOM', 'NONE']),
})
const signing = z.strictObject({ kid: z.string().optional() })

const oidcAppWith = (secret: object) =>
  z.strictObject({
    ...appMembers,
    visibility: visibility('oidc_client_link'),
    signOnMode: z.literal('OPENID_CONNECT'),
    credentials: z.strictObject({
      userNameTemplate,
      signing,
      oauthClient: z.strictObject({
        autoKeyRotation: z.boolean(),
        client_id: id('0oa'),
        ...secret,
        token_endpoint_auth_method: z.enum([
          'client_secret_basic',
          'client_secret_post',
          'client_secret_jwt',
          'private_key_jwt',
          'none',
        ]),
        pkce_required: z.boolean(),
      }),
    }),
    settings: z.strictObject({
      app: z.record(z.string(), z.string()),
      oauthClient: z.strictObject({
        application_type: z.enum(['web', 'native', 'browser', 'service']),
        redirect_uris: z.array(z.string()),
        post_logout_redirect_uris: z.array(z.string()).optional(),
        response_types: z.array(z.enum(['code', 'token', 'id_token'])),
        grant_types: z.array(z.string()),
        initiate_login_uri: z.string().nullable(),
        idp_initiated_login: z.strictObject({
          mode: z.enum(['DISABLED', 'SPEC', 'OKTA']),
          default_scope: z.array(z.string()),
        }),
        consent_method: z.enum(['TRUSTED', 'REQUIRED']),
        issuer_mode: z.enum(['ORG_URL', 'CUSTOM_URL', 'DYNAMIC']),
        wildcard_redirect: z.enum(['DISABLED', 'SUBDOMAIN']),
      }),
    }),
  })

export const oidcApp = oidcAppWith({})
export const newOidcApp = oidcAppWith({ client_secret: z.string().regex(/^[\w-]{40,}$/) })

export const bookmarkApp = z.strictObject({
  ...appMembers,
  visibility: visibility('login'),
  signOnMode: z.literal('BOOKMARK'),
  credentials: z.strictObject({ userNameTemplate, signing }),
  settings: z.strictObject({ app: z.strictObject({ url, requestIntegration: z.boolean() }) }),
})

const appUserMembers = {
  id: id('00u'),
  externalId: z.string().nullable(),
  created: time,
  lastUpdated: time,
  status: z.enum([
    'ACTIVE',
    'APPROVED',
    'DEPROVISIONED',
    'IMPLICIT',
    'PENDING',
    'PROVISIONED',
    'STAGED',
    'SUSPENDED',
  ]),
  statusChanged: time,
  passwordChanged: time.nullable(),
  syncState: z.enum(['DISABLED', 'ERROR', 'OUT_OF_SYNC', 'SYNCHRONIZED', 'SYNCING']),
  credentials: z.strictObject({ userName: z.string() }),
  profile: z.record(z.string(), z.unknown()),
}

export const ownAppUser = z.strictObject({
  ...appUserMembers,
  scope: z.literal('USER'),
  _links: z.strictObject({ app: link, user: link }),
})
export const groupAppUser = z.strictObject({
  ...appUserMembers,
  scope: z.literal('GROUP'),
  _links: z.strictObject({ app: link, user: link, group: z.strictObject({ name: z.string(), href: url }) }),
})

export const appGroup = z.strictObject({
  id: id('00g'),
  priority: z.int().min(0),
  lastUpdated: time,
  profile: z.strictObject({}),
  _links: z.strictObject({ app: link, self: link, group: link }),
})

export const appLink = z.strictObject({
  id: id('00u'),
  label: z.string(),
  linkUrl: z.string().regex(/\/home\/\w+\/0oa\w{17}\/aln\w{17}$/),
  logoUrl: z.string().nullable(),
  appName: z.string(),
  appInstanceId: id('0oa'),
  appAssignmentId: id('0ua'),
  credentialsSetup: z.boolean(),
  hidden: z.boolean(),
  sortOrder: z.int(),
})

const hinted = z.strictObject({ href: url, hints: z.strictObject({ allow: z.array(z.string()) }) })

export const session = z.strictObject({
  id: id('102'),
  login: z.string(),
  userId: id('00u'),
  createdAt: time,
  expiresAt: time,
  status: z.enum(['ACTIVE', 'MFA_ENROLL', 'MFA_REQUIRED']),
  lastPasswordVerification: time.nullable(),
  lastFactorVerification: time.nullable(),
  amr: z.tuple([z.literal('pwd')]),
  idp: z.strictObject({ id: id('00o'), type: z.literal('OKTA') }),
  _links: z.strictObject({ self: hinted, refresh: hinted, user: hinted.extend({ name: z.literal('User') }) }),
})

const embedded = z.strictObject({
  user: z.strictObject({
    id: id('00u'),
    passwordChanged: time.nullable(),
    profile: z.strictObject({
      login: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      locale: z.string(),
      timeZone: z.string(),
    }),
  }),
})

export const authnSuccess = z.strictObject({
  expiresAt: time,
  status: z.literal('SUCCESS'),
  sessionToken: z.string().regex(/^00F/),
  _embedded: embedded,
})
export const authnPasswordExpired = z.strictObject({
  stateToken: z.string(),
  expiresAt: time,
  status: z.literal('PASSWORD_EXPIRED'),
  _embedded: embedded,
})

const logParty = z.strictObject({
  id: z.string(),
  type: z.string(),
  alternateId: z.string(),
  displayName: z.string(),
  detailEntry: z.null(),
})
const geography = z.null()

export const logEvent = z.strictObject({
  actor: logParty,
  client: z.strictObject({
    userAgent: z.strictObject({ rawUserAgent: z.string(), os: z.string(), browser: z.string() }).nullable(),
    zone: z.string(),
    device: z.string().nullable(),
    id: z.string().nullable(),
    ipAddress: z.string().nullable(),
    geographicalContext: geography,
  }),
  device: z.null(),
  authenticationContext: z.strictObject({
    authenticationProvider: z.string().nullable(),
    credentialProvider: z.string().nullable(),
    credentialType: z.string().nullable(),
    issuer: z.null(),
    interface: z.null(),
    authenticationStep: z.literal(0),
    rootSessionId: z.string(),
    externalSessionId: z.string(),
  }),
  displayMessage: z.string().min(5),
  eventType: z.string().regex(/^[a-z]+(\.[a-z0-9_]+)+$/),
  outcome: z.strictObject({
    result: z.enum([
      'ABANDONED',
      'ALLOW',
      'CHALLENGE',
      'DEFERRED',
      'DENY',
      'FAILURE',
      'RATE_LIMIT',
      'SCHEDULED',
      'SKIPPED',
      'SUCCESS',
      'UNANSWERED',
      'UNKNOWN',
    ]),
    reason: z.string().nullable(),
  }),
  published: time,
  securityContext: z.strictObject({
    asNumber: z.null(),
    asOrg: z.null(),
    isp: z.null(),
    domain: z.null(),
    isProxy: z.null(),
  }),
  severity: z.enum(['DEBUG', 'ERROR', 'INFO', 'WARN']),
  debugContext: z.strictObject({
    debugData: z.strictObject({
      requestId: z.string().optional(),
      requestUri: z.string().optional(),
      url: z.string().optional(),
    }),
  }),
  legacyEventType: z.string().nullable(),
  transaction: z.strictObject({ type: z.enum(['WEB', 'JOB']), id: z.string(), detail: z.strictObject({}) }),
  uuid: z.uuid(),
  version: z.literal('0'),
  request: z.strictObject({
    ipChain: z.array(
      z.strictObject({
        ip: z.string(),
        geographicalContext: geography,
        version: z.enum(['V4', 'V6']),
        source: z.null(),
      }),
    ),
  }),
  target: z.array(logParty).nonempty().nullable(),
})

export const error = z.strictObject({
  errorCode: z.string().regex(/^(E\d{7}|oauth_error)$/),
  errorSummary: z.string().min(5),
  errorLink: z.string(),
  errorId: id('oae'),
  errorCauses: z.array(z.strictObject({ errorSummary: z.string().min(5) })),
})
