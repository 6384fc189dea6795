import type { SymptomId } from '../../../scenarios/support/symptom-ids.ts'
import {
  ada,
  alpacon,
  ann,
  ben,
  client,
  engineering,
  event,
  goodSignIn,
  oktaSystem,
  payroll,
  type SampleEvent,
} from './sample-log.ts'

/** What a log shows, and the twin of it that looks alike and must show nothing of the kind. */
export type LogRow = {
  id: SymptomId
  shows: string
  events: SampleEvent[]
  /** What the finding says of who, why and when it was over. */
  says: RegExp
  twin: [shows: string, events: SampleEvent[]]
}

const refused = (at: number, reason: string | null, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason, by, on: [on] })
const badToken = (at: number, reason: string) =>
  event('app.oauth2.token.grant', { at, result: 'FAILURE', reason, by: client })
const signIn = (at: number, reason: string, by = ann) =>
  event('user.session.start', { at, result: 'FAILURE', reason, by })
const oldInstance = { ...alpacon, id: '0oa1secondffffffff0h7' }

export const logRows: LogRow[] = [
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
  {
    id: 'idp-initiated-disabled',
    shows: 'a tile link of an app that wants to begin itself',
    events: [
      event('user.authentication.sso', {
        at: 5,
        result: 'FAILURE',
        reason: 'idp_initated_flow_disabled',
        by: ann,
        on: [alpacon],
      }),
    ],
    says: /Alpacon can't be opened from the Okta dashboard/,
    twin: [
      'a tile that leads somewhere',
      [event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] })],
    ],
  },
  {
    id: 'initiate-uri-missing',
    shows: 'a tile without an address',
    events: [
      event('user.authentication.sso', {
        at: 5,
        result: 'FAILURE',
        reason: 'missing_initiate_login_uri',
        by: ann,
        on: [alpacon],
      }),
    ],
    says: /tile of Alpacon leads nowhere/,
    twin: ['one with', [event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] })]],
  },
  {
    id: 'express-configuration-failed',
    shows: 'a run that the service provider declined',
    events: [
      event('application.lifecycle.update', {
        at: 5,
        result: 'FAILURE',
        reason: 'authorize: access_denied',
        by: ada,
        on: [alpacon],
        uri: '/admin/app/generic/oauth20redirect',
      }),
    ],
    says: /failed before anything was connected.*authorize: access_denied/s,
    twin: [
      'a change of the app that failed for another reason',
      [
        event('application.lifecycle.update', {
          at: 5,
          result: 'FAILURE',
          reason: 'label is taken',
          by: ada,
          on: [alpacon],
          uri: '/api/v1/apps/0oa1alpacondddddd0h7',
        }),
      ],
    ],
  },
  {
    id: 'express-configuration-half-made',
    shows: 'a run that broke off while it connected',
    events: [
      event('application.lifecycle.update', {
        at: 5,
        result: 'FAILURE',
        reason: 'POST /api/v2/connections: answered 500',
        by: ada,
        on: [alpacon],
        uri: '/admin/app/generic/oauth20redirect',
      }),
    ],
    says: /was approved and then broke off/,
    twin: [
      'one that ended well',
      [
        event('application.lifecycle.update', {
          at: 5,
          by: ada,
          on: [alpacon],
          uri: '/admin/app/generic/oauth20redirect',
        }),
      ],
    ],
  },
  {
    id: 'two-instances',
    shows: 'one label twice',
    events: [
      event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] }),
      event('user.authentication.sso', { at: 9, by: ben, on: [oldInstance] }),
    ],
    says: /2 instances of Alpacon/,
    twin: [
      'two apps, and one of that label that was deleted',
      [
        event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] }),
        event('user.authentication.sso', { at: 6, by: ann, on: [payroll] }),
        event('application.lifecycle.delete', { at: 9, by: ada, on: [oldInstance] }),
      ],
    ],
  },
  {
    id: 'two-instances',
    shows: 'a second one with a number, which refuses somebody',
    events: [
      event('user.authentication.sso', { at: 5, by: ann, on: [alpacon] }),
      refused(9, 'user_not_assigned', ben, {
        ...oldInstance,
        alternateId: 'Alpacon 2',
        displayName: 'Alpacon 2',
      }),
    ],
    says: /Alpacon \(0oa1alpacondddddd0h7\) and Alpacon 2 \(0oa1secondffffffff0h7\)/,
    twin: [
      'two numbered apps that both work',
      [
        ...goodSignIn(5),
        ...goodSignIn(900, ben, { ...oldInstance, alternateId: 'Alpacon 2', displayName: 'Alpacon 2' }),
      ],
    ],
  },
  {
    id: 'service-provider-refused',
    shows: 'somebody who is sent back again and again',
    events: [...goodSignIn(1), ...goodSignIn(20), ...goodSignIn(40)],
    says: /Okta let Ann Jones in to Alpacon 3 times in a row/,
    twin: ['three sign-ins of a morning', [...goodSignIn(1), ...goodSignIn(1800), ...goodSignIn(3600)]],
  },
  {
    id: 'email-changed',
    shows: 'another login, and then the way back and forth',
    events: [
      ...goodSignIn(1),
      event('user.account.update_profile', {
        at: 60,
        by: ada,
        on: [{ ...ann, alternateId: 'ann.baker@acme.example' }],
      }),
      ...goodSignIn(100),
      ...goodSignIn(120),
      ...goodSignIn(140),
    ],
    says: /ann\.jones@acme\.example and ann\.baker@acme\.example/,
    twin: [
      'another login, and in at once',
      [event('user.account.update_profile', { at: 60, by: ada, on: [ann] }), ...goodSignIn(100)],
    ],
  },
]

/** How somebody lost the app, and what the log says of it. */
export const losses: [shows: string, events: SampleEvent[], why: RegExp | null][] = [
  [
    'the removal from the group',
    [
      event('group.application_assignment.add', { at: 1, by: ada, on: [engineering, alpacon] }),
      event('group.user_membership.remove', { at: 60, by: ada, on: [ann, engineering] }),
      refused(120, 'user_not_assigned'),
    ],
    /removed from the group Engineering at 2026-11-26 09:01:00 UTC, by Ada Lindqvist \(ada\.admin@acme\.example\)\.$/,
  ],
  [
    'the removal from a group of which it is not said what it had',
    [
      event('group.user_membership.remove', { at: 60, by: ada, on: [ann, engineering] }),
      refused(120, 'user_not_assigned'),
    ],
    /does not say whether the app came by that group/,
  ],
  [
    'that a group lost the app',
    [
      event('group.user_membership.add', { at: 1, by: ada, on: [ann, engineering] }),
      event('group.application_assignment.remove', { at: 60, by: ada, on: [engineering, alpacon] }),
      refused(120, 'user_not_assigned'),
    ],
    /The group Engineering lost Alpacon at 2026-11-26 09:01:00 UTC, by Ada Lindqvist \(ada\.admin@acme\.example\)\.$/,
  ],
  [
    'the group rather than what Okta took away with it',
    [
      event('group.user_membership.remove', { at: 60, by: ada, on: [ann, engineering] }),
      event('application.user_membership.remove', { at: 61, by: oktaSystem, on: [ann, alpacon] }),
      refused(120, 'user_not_assigned'),
    ],
    /removed from the group Engineering/,
  ],
  [
    'nothing of a group that has another app',
    [
      event('group.application_assignment.add', { at: 1, by: ada, on: [engineering, payroll] }),
      event('group.user_membership.remove', { at: 60, by: ada, on: [ann, engineering] }),
      refused(120, 'user_not_assigned'),
    ],
    null,
  ],
  [
    'nothing of a removal that was taken back',
    [
      event('group.user_membership.remove', { at: 60, by: ada, on: [ann, engineering] }),
      event('group.user_membership.add', { at: 70, by: ada, on: [ann, engineering] }),
      refused(120, 'user_not_assigned'),
    ],
    null,
  ],
  [
    "nothing of somebody else's removal, nor of what came afterwards",
    [
      event('application.user_membership.remove', { at: 60, by: ada, on: [ben, alpacon] }),
      refused(120, 'user_not_assigned'),
      event('group.user_membership.remove', { at: 180, by: ada, on: [ann, engineering] }),
    ],
    null,
  ],
  [
    'that it was given again meanwhile',
    [
      refused(120, 'user_not_assigned'),
      event('application.user_membership.add', { at: 180, by: ada, on: [ann, alpacon] }),
    ],
    /^Assigned again at 2026-11-26 09:03:00 UTC, by Ada Lindqvist/,
  ],
]
