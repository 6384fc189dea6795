/** Releases of Okta that differ in what Express Configuration shows and sends. */
export const RELEASES = ['2025.05', '2025.11', '2026.08'] as const

export type Release = (typeof RELEASES)[number]

/** Identifiers that changed between the generations of Express Configuration: Okta asks for one of these pairs. */
export interface ExpressConfigurationNames {
  generation: 1 | 2
  audience: string
  scope: string
}

const GENERATION_1: ExpressConfigurationNames = {
  generation: 1,
  audience: 'https://system.okta.com/actions/express-configure/v1',
  scope: 'expressconfigure:sso',
}

const GENERATION_2: ExpressConfigurationNames = {
  generation: 2,
  audience: 'urn:auth0:express-configure',
  scope: 'express_configure:sso',
}

/** The names that Okta of this release uses towards an SP. */
export function expressConfigurationNames(release: Release): ExpressConfigurationNames {
  return release === '2026.08' ? GENERATION_2 : GENERATION_1
}

/** What the button on the Express Configuration card is called, by release and by what the integration supports. */
export function expressConfigurationButton(release: Release, capabilities: readonly string[]): string {
  const withLogout = capabilities.includes('UNIVERSAL_LOGOUT')
  if (release === '2025.05') return 'Configure SSO with OIDC'
  if (release === '2025.11') return withLogout ? 'Configure SSO & UL' : 'Configure SSO with OIDC'
  return withLogout ? 'Express Configure SSO & UL' : 'Express Configure SSO'
}
