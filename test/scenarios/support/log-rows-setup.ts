import type { LogRow } from './log-row.ts'
import { ada, alpacon, ann, ben, event, goodSignIn, payroll } from './sample-log.ts'

const refused = (at: number, reason: string | null, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason, by, on: [on] })
const oldInstance = { ...alpacon, id: '0oa1secondffffffff0h7' }

/** Logs of how the app was set up, and of what happens beside Okta. */
export const appRows: LogRow[] = [
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
    also: ['person-not-assigned'],
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
