import { z } from 'zod'
import type { ClientSettings } from '../org/applications.ts'
import { type Application, oauthClientSchema } from '../org/state.ts'
import { requiredText } from './body.ts'

const { shape } = oauthClientSchema
const bare = <T extends z.ZodType>(schema: z.ZodDefault<T>) => schema.removeDefault()

const clientSchema = z.object({
  application_type: bare(shape.applicationType).optional(),
  redirect_uris: z.array(z.string()).nullish(),
  post_logout_redirect_uris: z.array(z.string()).nullish(),
  response_types: z.array(z.enum(['code', 'token', 'id_token'])).optional(),
  grant_types: z
    .array(
      z.enum([
        'authorization_code',
        'implicit',
        'refresh_token',
        'password',
        'client_credentials',
        'interaction_code',
        'urn:ietf:params:oauth:grant-type:device_code',
        'urn:ietf:params:oauth:grant-type:token-exchange',
        'urn:ietf:params:oauth:grant-type:saml2-bearer',
      ]),
    )
    .min(1, 'The field must have at least one entry')
    .optional(),
  initiate_login_uri: z.string().nullish(),
  idp_initiated_login: z
    .object({ mode: bare(shape.idpInitiatedLogin), default_scope: z.array(z.string()).optional() })
    .nullish(),
  consent_method: bare(shape.consentMethod).optional(),
  issuer_mode: bare(shape.issuerMode).optional(),
  wildcard_redirect: bare(shape.wildcardRedirect).optional(),
  client_uri: z.string().nullish(),
  logo_uri: z.string().nullish(),
  jwks: bare(shape.jwks).optional(),
})

/** What a request may say about an app. What it doesn't say keeps its value, or gets Okta's default. */
export const applicationSchema = z.object({
  name: z.string().optional(),
  label: requiredText
    .min(1, 'The field cannot be left blank')
    .max(100, 'The field must be at most 100 characters'),
  signOnMode: z.enum(['OPENID_CONNECT', 'BOOKMARK']).optional(),
  visibility: z.object({ hide: z.object({ web: z.boolean().optional() }).optional() }).optional(),
  credentials: z
    .object({
      oauthClient: z
        .object({
          client_id: z.string().optional(),
          client_secret: z.string().min(14, 'The field must be at least 14 characters').optional(),
          token_endpoint_auth_method: bare(shape.tokenEndpointAuthMethod).optional(),
          pkce_required: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  settings: z
    .object({
      app: z.object({ url: z.string().optional() }).optional(),
      oauthClient: clientSchema.optional(),
    })
    .optional(),
})

export type ApplicationRequest = z.infer<typeof applicationSchema>

/**
 * The client that a request asks for: what it says, over the present client or over Okta's defaults for a new one.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/#tag/Application/operation/createApplication
 */
export function clientSettings(request: ApplicationRequest, present?: Application): ClientSettings {
  const settings = request.settings?.oauthClient ?? {}
  const credentials = request.credentials?.oauthClient ?? {}
  const applicationType = settings.application_type ?? present?.oauthClient.applicationType ?? 'web'
  const isPublic = applicationType === 'browser' || applicationType === 'native'
  const before =
    present?.oauthClient ??
    oauthClientSchema.parse({
      applicationType,
      pkceRequired: isPublic,
      idpInitiatedLogin: 'DISABLED',
      ...(isPublic && { tokenEndpointAuthMethod: 'none' }),
      ...(applicationType === 'service' && { grantTypes: ['client_credentials'], responseTypes: ['token'] }),
    })
  const login = settings.idp_initiated_login
  return {
    redirectUris: settings.redirect_uris ?? present?.redirectUris ?? [],
    initiateLoginUri: given(settings.initiate_login_uri, present?.initiateLoginUri ?? null),
    ...(credentials.client_secret !== undefined && { clientSecret: credentials.client_secret }),
    oauthClient: {
      applicationType,
      tokenEndpointAuthMethod: credentials.token_endpoint_auth_method ?? before.tokenEndpointAuthMethod,
      pkceRequired: credentials.pkce_required ?? before.pkceRequired,
      responseTypes: settings.response_types ?? before.responseTypes,
      grantTypes: settings.grant_types ?? before.grantTypes,
      postLogoutRedirectUris: settings.post_logout_redirect_uris ?? before.postLogoutRedirectUris,
      idpInitiatedLogin: login?.mode ?? before.idpInitiatedLogin,
      idpInitiatedScopes: login?.default_scope ?? before.idpInitiatedScopes,
      consentMethod: settings.consent_method ?? before.consentMethod,
      issuerMode: settings.issuer_mode ?? before.issuerMode,
      wildcardRedirect: settings.wildcard_redirect ?? before.wildcardRedirect,
      clientUri: given(settings.client_uri, before.clientUri),
      logoUri: given(settings.logo_uri, before.logoUri),
      groupsClaim: before.groupsClaim,
      jwks: given(settings.jwks, before.jwks),
    },
  }
}

// null takes a value away; what isn't said keeps it.
function given<T>(value: T | null | undefined, before: T | null): T | null {
  return value === undefined ? before : value
}
