import {
  ada,
  alpacon,
  ann,
  ben,
  engineering,
  event,
  oktaSystem,
  payroll,
  type SampleEvent,
} from './sample-log.ts'

const refused = (at: number, reason: string | null, by = ann, on = alpacon) =>
  event('app.oauth2.authorize.code', { at, result: 'FAILURE', reason, by, on: [on] })

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
    'the deactivation, after which somebody was only activated again',
    [
      event('user.lifecycle.deactivate', { at: 60, by: ada, on: [ann] }),
      event('user.lifecycle.activate', { at: 90, by: ada, on: [ann] }),
      refused(120, 'user_not_assigned'),
    ],
    /was deactivated in Okta at 2026-11-26 09:01:00 UTC, by Ada Lindqvist .*takes every assignment away/,
  ],
  [
    'nothing of a deactivation after which somebody was assigned anew',
    [
      event('user.lifecycle.deactivate', { at: 60, by: ada, on: [ann] }),
      event('user.lifecycle.activate', { at: 80, by: ada, on: [ann] }),
      event('application.user_membership.add', { at: 90, by: ada, on: [ann, alpacon] }),
      refused(120, 'user_not_assigned'),
    ],
    null,
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
