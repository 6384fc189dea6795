import { z } from 'zod'
import { id, link, time, url } from './members.ts'

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
