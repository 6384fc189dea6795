import type { LogRow } from './log-row.ts'
import { ada, alpacon, ann, ben, event, goodSignIn, oktaSystem } from './sample-log.ts'

const refused = (at: number, reason: string | null, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason, by, on: [on] })
const signIn = (at: number, reason: string, by = ann) =>
  event('user.session.start', { at, result: 'FAILURE', reason, by })

/** Logs in which a person is kept out by who or what they are at Okta. */
export const peopleRows: LogRow[] = [
  {
    id: 'person-not-assigned',
    shows: 'somebody without the app',
    events: [refused(10, 'user_not_assigned')],
    says: /Ann Jones is not assigned to Alpacon/,
    twin: ['somebody who has it', goodSignIn(10)],
  },
  {
    id: 'person-not-assigned',
    shows: 'a tile link opened without the app',
    events: [
      event('app.generic.unauth_app_access_attempt', { at: 5, result: 'FAILURE', by: ann, on: [alpacon] }),
    ],
    says: /Ann Jones is not assigned to Alpacon/,
    twin: ['a tile opened with it', [event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] })]],
  },
  {
    id: 'person-not-assigned',
    shows: 'access_denied after a removal from the app',
    events: [
      event('application.user_membership.remove', { at: 1, by: ada, on: [ann, alpacon] }),
      refused(60, 'access_denied'),
    ],
    says: /unassigned from Alpacon at 2026-11-26 09:00:01 UTC, by Ada Lindqvist/,
    twin: ['access_denied that nothing in the log explains', [refused(60, 'access_denied')]],
  },
  {
    id: 'person-deactivated',
    shows: 'a deactivated person who tries',
    events: [
      event('user.lifecycle.deactivate', { at: 1, by: ada, on: [ann] }),
      signIn(60, 'INVALID_CREDENTIALS'),
    ],
    says: /Ann Jones is deactivated.*deactivated at 2026-11-26 09:00:01 UTC, by Ada Lindqvist/s,
    twin: [
      'one who left and never tried',
      [event('user.lifecycle.deactivate', { at: 1, by: ada, on: [ann] })],
    ],
  },
  {
    id: 'person-suspended',
    shows: 'a suspended person who tries',
    events: [
      event('user.lifecycle.suspend', { at: 1, by: ada, on: [ann] }),
      signIn(60, 'INVALID_CREDENTIALS'),
    ],
    says: /Ann Jones is suspended/,
    twin: [
      'one who was unsuspended before a typing error',
      [
        event('user.lifecycle.suspend', { at: 1, by: ada, on: [ann] }),
        event('user.lifecycle.unsuspend', { at: 30, by: ada, on: [ann] }),
        signIn(60, 'INVALID_CREDENTIALS'),
      ],
    ],
  },
  {
    id: 'person-locked-out',
    shows: 'too many wrong passwords',
    events: [
      ...[1, 2, 3].map(at => signIn(at, 'INVALID_CREDENTIALS')),
      event('user.account.lock', { at: 4, result: 'FAILURE', reason: 'LOCKED_OUT', by: ann, on: [ann] }),
      signIn(9, 'LOCKED_OUT'),
    ],
    says: /after 3 wrong passwords that the log shows/,
    twin: ['a few wrong passwords', [1, 2, 3].map(at => signIn(at, 'INVALID_CREDENTIALS'))],
  },
  {
    id: 'password-expired',
    shows: 'an expired password',
    events: [signIn(5, 'PASSWORD_EXPIRED')],
    says: /password has expired/,
    twin: ['a wrong password', [signIn(5, 'INVALID_CREDENTIALS')]],
  },
  {
    id: 'person-not-active',
    shows: 'a status that the log does not tell of',
    events: [refused(5, 'invalid_user_status_error')],
    says: /status in Okta doesn't allow signing in/,
    twin: [
      'a status that it does tell of',
      [
        event('user.lifecycle.suspend', { at: 1, by: ada, on: [ann] }),
        refused(5, 'invalid_user_status_error'),
      ],
    ],
  },
  {
    id: 'password-wrong',
    shows: 'a wrong password, then the right one',
    events: [signIn(5, 'INVALID_CREDENTIALS'), ...goodSignIn(30)],
    says: /Ann Jones did not get in.*"solvedAt":"2026-11-26T09:00:30/s,
    twin: ['the right one at once', goodSignIn(30)],
  },
  {
    id: 'sign-on-policy-denied',
    shows: 'a policy that says no, and what the app is told of it',
    events: [
      event('policy.evaluate_sign_on', {
        at: 5,
        result: 'DENY',
        reason: 'Sign-on policy evaluation resulted in DENY',
        by: ann,
        on: [
          alpacon,
          {
            id: '00p1policy0000000h7x',
            type: 'PolicyEntity',
            alternateId: 'unknown',
            displayName: 'Desk only',
          },
          {
            id: '0pr1rule000000000h7x',
            type: 'PolicyRule',
            alternateId: 'unknown',
            displayName: 'Catch-all Rule',
          },
        ],
      }),
      refused(6, 'access_denied'),
    ],
    says: /the rule "Catch-all Rule" of the policy "Desk only"/,
    twin: [
      'a policy that says yes',
      [
        event('policy.evaluate_sign_on', { at: 5, result: 'ALLOW', by: ann, on: [alpacon] }),
        ...goodSignIn(6),
      ],
    ],
  },
  {
    id: 'sign-on-policy-denied',
    shows: 'a refusal by policy that is logged as a success',
    events: [event('application.policy.sign_on.deny_access', { at: 5, by: oktaSystem, on: [alpacon, ann] })],
    says: /Ann Jones is kept out of Alpacon by a sign-on policy/,
    twin: ['a session begun', [event('user.session.start', { at: 5, by: ann })]],
  },
  {
    id: 'sign-on-policy-denied',
    shows: 'a factor asked for that never came',
    events: [
      event('policy.evaluate_sign_on', { at: 5, result: 'CHALLENGE', by: ann }),
      event('user.session.end', { at: 900, by: ben }),
    ],
    says: /asked for a further factor.*and did not go on/,
    twin: [
      'one that came',
      [
        event('policy.evaluate_sign_on', { at: 5, result: 'CHALLENGE', by: ann }),
        event('user.authentication.auth_via_mfa', { at: 20, by: ann, on: [ann] }),
        event('policy.evaluate_sign_on', { at: 21, result: 'ALLOW', by: ann }),
        event('user.session.end', { at: 900, by: ben }),
      ],
    ],
  },
]
