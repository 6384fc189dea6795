import { expect, test } from 'vitest'
import { expressConfigurationButton, expressConfigurationNames } from '../../../sim/org/release.ts'

const first = {
  generation: 1,
  audience: 'https://system.okta.com/actions/express-configure/v1',
  scope: 'expressconfigure:sso',
}
const second = { generation: 2, audience: 'urn:auth0:express-configure', scope: 'express_configure:sso' }

test.each([
  ['2025.05', first],
  ['2025.11', first],
  ['2026.08', second],
] as const)('Okta %s asks an SP for the audience and the scope of its generation', (release, names) => {
  expect(expressConfigurationNames(release)).toEqual(names)
})

test.each([
  ['2025.05', ['SSO'], 'Configure SSO with OIDC'],
  ['2025.05', ['SSO', 'UNIVERSAL_LOGOUT'], 'Configure SSO with OIDC'],
  ['2025.11', ['SSO'], 'Configure SSO with OIDC'],
  ['2025.11', ['SSO', 'UNIVERSAL_LOGOUT'], 'Configure SSO & UL'],
  ['2026.08', ['SSO'], 'Express Configure SSO'],
  ['2026.08', ['SSO', 'UNIVERSAL_LOGOUT'], 'Express Configure SSO & UL'],
] as const)('Okta %s, for an integration with %j, has a button %j', (release, capabilities, button) => {
  expect(expressConfigurationButton(release, capabilities)).toBe(button)
})
