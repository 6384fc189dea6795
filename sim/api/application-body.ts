import { idpInitiatedLogin } from '../org/oauth-clients.ts'
import type { Application } from '../org/state.ts'
import type { RunningOrg } from '../running-org.ts'
import { embedLink } from '../sites/org-site.ts'

/**
 * An app as the Management API shows it. https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Application/
 * The client secret is shown by the answer that made it only: that one passes `secret`.
 */
export function applicationBody(org: RunningOrg, app: Application, secret?: string) {
  const self = `${org.url}/api/v1/apps/${app.id}`
  const isOidc = app.signOnMode === 'OPENID_CONNECT'
  const linkName = isOidc ? 'oidc_client_link' : 'login'
  const logo = org.catalog.find(app.name)?.logo
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
      appLinks: { [linkName]: true },
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
          ...(secret !== undefined && { client_secret: secret }),
          token_endpoint_auth_method: app.oauthClient.tokenEndpointAuthMethod,
          pkce_required: app.oauthClient.pkceRequired,
        },
      }),
    },
    settings: {
      app: isOidc
        ? app.expressConfiguration.variables
        : { url: app.initiateLoginUri, requestIntegration: false },
      ...(isOidc && { oauthClient: oauthClientBody(app) }),
    },
    expressConfiguration: {
      enabledCapabilities: app.expressConfiguration.enabledCapabilities,
      supportedCapabilities: app.expressConfiguration.supportedCapabilities,
    },
    _links: {
      appLinks: [{ name: linkName, href: embedLink(org, app), type: 'text/html' }],
      ...(logo && { logo: [{ name: 'medium', href: logo, type: logo.slice(5).split(/[;,]/)[0] }] }),
      groups: { href: `${self}/groups` },
      users: { href: `${self}/users` },
      ...(app.status === 'ACTIVE'
        ? { deactivate: { href: `${self}/lifecycle/deactivate` } }
        : { activate: { href: `${self}/lifecycle/activate` } }),
    },
  }
}

function oauthClientBody(app: Application) {
  const { oauthClient: client } = app
  return {
    ...(client.clientUri !== null && { client_uri: client.clientUri }),
    ...(client.logoUri !== null && { logo_uri: client.logoUri }),
    application_type: client.applicationType,
    redirect_uris: app.redirectUris,
    ...(client.postLogoutRedirectUris.length > 0 && {
      post_logout_redirect_uris: client.postLogoutRedirectUris,
    }),
    response_types: client.responseTypes,
    grant_types: client.grantTypes,
    initiate_login_uri: app.initiateLoginUri,
    idp_initiated_login: { mode: idpInitiatedLogin(app), default_scope: client.idpInitiatedScopes },
    consent_method: client.consentMethod,
    issuer_mode: client.issuerMode,
    wildcard_redirect: client.wildcardRedirect,
    ...(client.jwks !== null && { jwks: client.jwks }),
  }
}
