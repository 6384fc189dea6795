import type { Hosts } from './hosts.ts'

/** Okta's client at Alpacon's authorization server: one for all Okta orgs, as the OIN submission names it. */
export const oinClientId = 'kW3nQ8sZt1Lb6YxVf0RdHm5PcJ9uGa2E'
/** Alpacon itself as a client of its identity service: the one that connections are enabled for. */
export const applicationClientId = 'B7eXo4TqNw9KsMj2hVz6LrCd1FyUp8iG'

/**
 * The two spellings of audience and scope that Express Configuration has had; they don't mix. In the first, the token
 * of the approval is only a receipt, and the API takes a second one that Okta gets as a client of its own.
 */
export const generations = {
  first: {
    audience: 'https://system.okta.com/actions/express-configure/v1',
    scope: 'expressconfigure:sso',
  },
  second: { audience: 'urn:auth0:express-configure', scope: 'express_configure:sso' },
} as const

/** Where Alpacon tells administrators how to connect Okta. */
export const configurationGuide = 'https://docs.alpacax.com/integrate/sso/okta/'

/** Alpacon's logo: our own drawing of the head of an alpaca. */
export const logoSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="11" fill="#0d5c57"/>' +
  '<path d="M15 38V19c0-2 .8-3.6 2-4.7V8.5c0-1 1.2-1.3 1.7-.4l2 3.9h6.6l2-3.9c.5-.9 1.7-.6 1.7.4v5.8' +
  'c1.2 1.1 2 2.7 2 4.7v19" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>' +
  '<circle cx="20.5" cy="20.5" r="1.8" fill="#fff"/><circle cx="27.5" cy="20.5" r="1.8" fill="#fff"/>' +
  '<path d="M21.5 27h5l-2.5 3z" fill="#fff"/></svg>'

/** Where Okta sends people back to after sign-in. */
export function redirectUri(hosts: Hosts): string {
  return `${hosts.authUrl}/login/callback`
}

/** Issuer of Alpacon's authorization server, with the trailing slash that Auth0's issuers have. */
export function tenantUrl(hosts: Hosts): string {
  return `${hosts.authUrl}/`
}

/** Audience of the API for connections, which is also where it lies. */
export function managementAudience(hosts: Hosts): string {
  return `${tenantUrl(hosts)}api/v2/`
}

/** What Okta makes a tile's address of. */
export function initiateLoginUriTemplate(hosts: Hosts): string {
  return `${hosts.frontUrl}/login?organization={organization_id}&connection={connection_name}`
}

/** Where an Okta org asks to end somebody's sessions; the connection says whose org asks, and for which workspace. */
export function revocationEndpoint(hosts: Hosts, connection: string): string {
  return `${tenantUrl(hosts)}oauth/global-token-revocation/connection/${connection}`
}

export type Integration = ReturnType<typeof describeIntegration>

/** What Alpacon's publisher submits to the Okta Integration Network about this installation. */
export function describeIntegration(hosts: Hosts) {
  return {
    name: 'alpacon',
    label: 'Alpacon',
    publisher: 'AlpacaX',
    category: 'Security',
    description: 'Access to servers for teams: web terminal, file transfer and audit, without shared keys.',
    website: 'https://alpacon.io',
    logo: `data:image/svg+xml;base64,${Buffer.from(logoSvg).toString('base64')}`,
    signOnMode: 'OPENID_CONNECT' as const,
    features: [
      'SP-initiated SSO (Single Sign-On)',
      'IdP-initiated SSO (through Third-party Initiated Login)',
      'Just-In-Time provisioning',
    ],
    redirectUris: [redirectUri(hosts)],
    configurationGuide,
    universalLogout: {
      globalTokenRevocationEndpoint: revocationEndpoint(hosts, '{connection_name}'),
      subjectFormat: 'iss_sub' as const,
    },
    expressConfiguration: {
      oinClientId,
      applicationClientId,
      tenantUrl: tenantUrl(hosts),
      loginUrl: tenantUrl(hosts),
      initiateLoginUriTemplate: initiateLoginUriTemplate(hosts),
      connectionNamePrefixTemplate: 'okta-{org_name}-',
      capabilities: ['SSO'],
    },
  }
}
