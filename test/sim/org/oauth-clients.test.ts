import { expect, test } from 'vitest'
import type { ClientSettings } from '../../../sim/org/applications.ts'
import { checkOauthClient } from '../../../sim/org/oauth-clients.ts'
import type { OauthClient } from '../../../sim/org/state.ts'
import { clientSettings, refusalOf } from './model.ts'

const callback = 'https://desk.example/callback'
const service: Partial<OauthClient> = { applicationType: 'service', responseTypes: [] }

test.each<[string, ClientSettings]>([
  ['a web app with somewhere to send a code', clientSettings()],
  [
    'a tile that leads somewhere',
    clientSettings({ idpInitiatedLogin: 'SPEC' }, { initiateLoginUri: callback }),
  ],
  ['an address of a tile that is off', clientSettings({}, { initiateLoginUri: 'http://desk.example/login' })],
  [
    'a service app without redirect URIs',
    clientSettings({ ...service, grantTypes: ['client_credentials'] }, { redirectUris: [] }),
  ],
  [
    'a native app with a scheme of its own',
    clientSettings({ applicationType: 'native' }, { redirectUris: ['desk:/back'] }),
  ],
  [
    'an app of the implicit flow without the response type code',
    clientSettings({ grantTypes: ['implicit'], responseTypes: ['id_token'] }),
  ],
])('%s does not contradict itself', (_, consistent) => {
  expect(() => checkOauthClient(consistent)).not.toThrow()
})

test.each<[string, ClientSettings, string]>([
  [
    'a code without anywhere to send it',
    clientSettings({}, { redirectUris: [] }),
    "redirect_uris: 'redirect_uris' must have at least one entry",
  ],
  [
    'an implicit flow without anywhere to send its tokens',
    clientSettings({ grantTypes: ['implicit'], responseTypes: ['id_token'] }, { redirectUris: [] }),
    "redirect_uris: 'redirect_uris' must have at least one entry",
  ],
  [
    'a redirect URI that is none',
    clientSettings({}, { redirectUris: [callback, '/callback'] }),
    "redirect_uris: '/callback' is not a valid URI",
  ],
  [
    'a redirect URI with a fragment',
    clientSettings({}, { redirectUris: [`${callback}#top`] }),
    `redirect_uris: '${callback}#top' must not have a fragment`,
  ],
  [
    'an authorization code without its response type',
    clientSettings({ responseTypes: ['id_token'] }),
    "response_types: 'authorization_code' needs the response type 'code'",
  ],
  [
    'a tile that leads to a script',
    clientSettings({}, { initiateLoginUri: 'javascript:alert(1)' }),
    'initiate_login_uri: The field must be an http or https address',
  ],
  [
    'a tile that leads nowhere',
    clientSettings({ idpInitiatedLogin: 'OKTA' }),
    "initiate_login_uri: 'OKTA' needs an initiate_login_uri",
  ],
  [
    'a service app that signs people in as well',
    clientSettings({ ...service, grantTypes: ['client_credentials', 'refresh_token'] }),
    "grant_types: A service app has the grant type 'client_credentials' only",
  ],
])('%s is refused by name', (_, contradictory, cause) => {
  expect(refusalOf(() => checkOauthClient(contradictory))).toEqual({ code: 'E0000001', causes: [cause] })
})
