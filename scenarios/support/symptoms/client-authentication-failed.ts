import { appPath, whichever } from '../wording.ts'
import { refusedByReason } from './refused-by-reason.ts'

/** Not the secret, but the way in which the service provider says who it is, or its client id. */
export const clientAuthenticationFailed = refusedByReason({
  id: 'client-authentication-failed',
  where: 'either',
  reason:
    /invalid_client_id|missing_client_credentials|invalid_basic_auth|invalid_token_endpoint_auth_method|multiple_client_credentials|client_credentials_in_query|client_assertion|invalid_client_credentials/,
  title: (app, reason) =>
    reason.includes('invalid_client_id')
      ? 'The service provider asks with a client id that this org does not have: it is connected to another org, or to an app that is gone.'
      : `The service provider does not authenticate to Okta in the way that ${whichever(app)} demands (${reason}).`,
  advice: app => [
    {
      who: 'service provider',
      what: 'Compare client id, issuer and the way of authenticating (client_secret_basic, client_secret_post, private_key_jwt) of the connection with the app in Okta.',
    },
    {
      who: 'Okta administrator',
      what: `Look whether ${app ? appPath(app) : 'the app'} still exists and is active; running Express Configuration again makes the connection anew.`,
    },
  ],
})
