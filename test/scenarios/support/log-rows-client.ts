import type { LogRow } from './log-row.ts'
import { ada, alpacon, ann, client, event, goodSignIn } from './sample-log.ts'

const refused = (at: number, reason: string | null, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason, by, on: [on] })
const badToken = (at: number, reason: string) =>
  event('app.oauth2.token.grant', { at, result: 'FAILURE', reason, by: client })

/** Logs in which the app, or what the service provider says to Okta, is in the way. */
export const clientRows: LogRow[] = [
  {
    id: 'app-deactivated',
    shows: 'an app switched off, and its client refused without a name',
    events: [
      event('application.lifecycle.deactivate', { at: 1, by: ada, on: [alpacon] }),
      event('app.oauth2.authorize.code', { at: 9, result: 'FAILURE', reason: 'invalid_client_id', by: ann }),
    ],
    says: /Alpacon is deactivated in Okta.*by Ada Lindqvist/s,
    twin: [
      'an app switched off and on again',
      [
        event('application.lifecycle.deactivate', { at: 1, by: ada, on: [alpacon] }),
        event('application.lifecycle.activate', { at: 2, by: ada, on: [alpacon] }),
        ...goodSignIn(9),
      ],
    ],
  },
  {
    id: 'app-deactivated',
    shows: 'an app switched off, whose tile nobody sees to press',
    events: [event('application.lifecycle.deactivate', { at: 1, by: ada, on: [alpacon] })],
    says: /nobody can sign in to it/,
    twin: [
      'an app switched off to be deleted',
      [
        event('application.lifecycle.deactivate', { at: 1, by: ada, on: [alpacon] }),
        event('application.lifecycle.delete', { at: 2, by: ada, on: [alpacon] }),
      ],
    ],
  },
  {
    id: 'redirect-uri-not-registered',
    shows: 'an address that Okta does not know',
    events: [refused(5, 'illegal_redirect_uri')],
    says: /an address that is not registered for Alpacon/,
    twin: ['one that differs at the token endpoint only', [badToken(5, 'mismatched_redirect_uri')]],
  },
  {
    id: 'secret-wrong',
    shows: 'a secret that was renewed',
    events: [
      ...goodSignIn(1),
      event('app.oauth2.client.lifecycle.update', { at: 60, by: ada, on: [alpacon] }),
      badToken(120, 'invalid_client_secret'),
    ],
    says: /changed at 2026-11-26 09:01:00 UTC, by Ada Lindqvist.*may have been renewed/,
    twin: [
      'a client that was changed and works',
      [event('app.oauth2.client.lifecycle.update', { at: 60, by: ada, on: [alpacon] }), ...goodSignIn(120)],
    ],
  },
  {
    id: 'secret-wrong',
    shows: 'an event that is about nothing else',
    events: [event('app.oauth2.invalid_client_credentials', { at: 5, result: 'FAILURE', by: client })],
    says: /wrong client secret for Alpacon/,
    twin: ['another way of authenticating', [badToken(5, 'invalid_token_endpoint_auth_method')]],
  },
  {
    id: 'client-authentication-failed',
    shows: 'a client that does not say who it is',
    events: [badToken(5, 'missing_client_credentials')],
    says: /in the way that Alpacon demands \(missing_client_credentials\)/,
    twin: ['a wrong secret', [badToken(5, 'invalid_client_secret')]],
  },
  {
    id: 'pkce-failed',
    shows: 'the key of another sign-in',
    events: [...goodSignIn(1), badToken(60, 'pkce_verification_failed')],
    says: /key of another sign-in/,
    twin: ['an old code', [badToken(60, 'invalid_authorization_code')]],
  },
  {
    id: 'code-expired-or-used',
    shows: 'a code that came too late',
    events: [
      event('app.oauth2.authorize.code', { at: 1, by: ann, on: [alpacon] }),
      badToken(400, 'invalid_authorization_code'),
    ],
    says: /399 seconds before: it had expired/,
    twin: ['a refresh token', [badToken(400, 'invalid_refresh_token')]],
  },
  {
    id: 'code-expired-or-used',
    shows: 'a code that came twice',
    events: [...goodSignIn(1), badToken(6, 'invalid_grant')],
    says: /redeemed at 2026-11-26 09:00:04 UTC, and then it, or an older one, came again/,
    twin: ['two codes, each once', [...goodSignIn(1), ...goodSignIn(9)]],
  },
]
