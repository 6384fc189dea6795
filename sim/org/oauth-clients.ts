import { invalid } from './errors.ts'
import type { Application, OauthClient } from './state.ts'

/** How a tile starts a sign-in: not at all, by OpenID Connect's third-party initiation, or in Okta's own simplified way. */
export function idpInitiatedLogin(app: Application): OauthClient['idpInitiatedLogin'] {
  return app.initiateLoginUri === null ? 'DISABLED' : app.oauthClient.idpInitiatedLogin
}

/**
 * Throws E0000001 where the settings of an OpenID Connect app contradict each other: a code without anywhere to send
 * it, a tile without anywhere to lead, an address that is none.
 */
export function checkOauthClient({
  oauthClient,
  redirectUris,
  initiateLoginUri,
}: Pick<Application, 'oauthClient' | 'redirectUris' | 'initiateLoginUri'>): void {
  const { grantTypes, responseTypes, idpInitiatedLogin: mode, applicationType } = oauthClient
  const sendsBack = grantTypes.includes('authorization_code') || grantTypes.includes('implicit')
  if (sendsBack && redirectUris.length === 0) {
    throw invalid('redirect_uris', "'redirect_uris' must have at least one entry")
  }
  for (const uri of redirectUris) {
    if (!URL.canParse(uri)) throw invalid('redirect_uris', `'${uri}' is not a valid URI`)
    if (new URL(uri).hash) throw invalid('redirect_uris', `'${uri}' must not have a fragment`)
  }
  if (grantTypes.includes('authorization_code') && !responseTypes.includes('code')) {
    throw invalid('response_types', "'authorization_code' needs the response type 'code'")
  }
  if (initiateLoginUri !== null && !isWebAddress(initiateLoginUri)) {
    throw invalid('initiate_login_uri', 'The field must be an http or https address')
  }
  if (mode !== 'DISABLED' && initiateLoginUri === null) {
    throw invalid('initiate_login_uri', `'${mode}' needs an initiate_login_uri`)
  }
  if (applicationType === 'service' && grantTypes.some(grant => grant !== 'client_credentials')) {
    throw invalid('grant_types', "A service app has the grant type 'client_credentials' only")
  }
}

/** Whether a text is an address that a browser can be sent to. */
export function isWebAddress(url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)
}
