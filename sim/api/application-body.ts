import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { embedLink } from '../sites/org-site.ts'

/**
 * An app as the Management API shows it. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/
 * The client secret is only ever shown by the answer that made it, which is none of these.
 */
export function applicationBody(org: RunningOrg, app: Application) {
  const self = `${org.url}/api/v1/apps/${app.id}`
  const isOidc = app.signOnMode === 'OPENID_CONNECT'
  return {
    id: app.id,
    name: app.name,
    label: app.label,
    status: app.status,
    created: app.created,
    lastUpdated: app.lastUpdated,
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: false,
      hide: { iOS: app.hideFromDashboard, web: app.hideFromDashboard },
      appLinks: { oidc_client_link: true },
    },
    features: [],
    signOnMode: app.signOnMode,
    credentials: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's expression language, not ours
      userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
      signing: {},
      ...(isOidc && {
        oauthClient: {
          autoKeyRotation: true,
          client_id: app.id,
          token_endpoint_auth_method: 'client_secret_basic',
          pkce_required: true,
        },
      }),
    },
    settings: {
      app: isOidc
        ? app.expressConfiguration.variables
        : { url: app.initiateLoginUri, requestIntegration: false },
      ...(isOidc && {
        oauthClient: {
          application_type: 'web',
          redirect_uris: app.redirectUris,
          response_types: ['code'],
          grant_types: ['authorization_code'],
          initiate_login_uri: app.initiateLoginUri,
          idp_initiated_login: { mode: app.initiateLoginUri ? 'SPEC' : 'DISABLED', default_scope: [] },
          consent_method: 'TRUSTED',
          issuer_mode: 'ORG_URL',
          wildcard_redirect: 'DISABLED',
        },
      }),
    },
    expressConfiguration: {
      enabledCapabilities: app.expressConfiguration.enabledCapabilities,
      supportedCapabilities: app.expressConfiguration.supportedCapabilities,
    },
    _links: {
      appLinks: [{ name: 'oidc_client_link', href: embedLink(org, app), type: 'text/html' }],
      groups: { href: `${self}/groups` },
      users: { href: `${self}/users` },
      deactivate: { href: `${self}/lifecycle/deactivate` },
    },
  }
}
