import { systemLogPage } from '../../../sim/pages/admin/system-log.ts'
import { example, shell } from './example.ts'

const log = { shell: shell('System Log'), eventTypes: ['app.oauth2.authorize.code', 'user.session.start'] }
const hrefs = { sameEventHref: '?event=user.session.start', sameActorHref: '?actor=00u1' }

/** Reports > System Log. */
export const systemLogExamples = [
  example('system-log', systemLogPage, {
    ...log,
    query: 'alpacon',
    since: '2026-07-27T09:14',
    until: '2026-08-03T10:00',
    event: 'app.oauth2.authorize.code',
    actor: { id: '00u1', name: 'bo@acme.example', removeHref: '?q=alpacon' },
    events: [
      {
        ...hrefs,
        published: '2026-08-03T09:14:07.120Z',
        severity: 'INFO',
        displayMessage: 'User single sign on to app',
        eventType: 'user.authentication.sso',
        outcome: { result: 'SUCCESS', reason: null },
        actor: { displayName: 'Ada Lovelace', alternateId: 'ada@acme.example' },
        target: [
          { type: 'AppInstance', displayName: 'Alpacon', alternateId: 'Alpacon' },
          { type: 'AppUser', displayName: 'Ada Lovelace', alternateId: 'ada@acme.example' },
        ],
        detail: [
          { label: 'Actor', value: 'Ada Lovelace (ada@acme.example), User 00u1' },
          {
            label: 'User agent',
            value:
              'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
          },
        ],
      },
      {
        ...hrefs,
        published: '2026-08-03T09:12:40.003Z',
        severity: 'WARN',
        displayMessage: 'OIDC authorization code request',
        eventType: 'app.oauth2.authorize.code',
        outcome: { result: 'FAILURE', reason: 'user_not_assigned' },
        actor: { displayName: 'Bo Li', alternateId: 'bo@acme.example' },
        target: [],
        detail: [],
      },
    ],
    page: { total: 204, next: '?after=MQ', first: '?' },
  }),
  example('system-log-empty', systemLogPage, { ...log, events: [], page: { total: 0 } }),
  example('system-log-no-match', systemLogPage, { ...log, query: 'zed', events: [], page: { total: 0 } }),
  example('system-log-goes-on', systemLogPage, {
    ...log,
    query: 'eventType eq "x"',
    events: [],
    page: { next: '?after=MQ' },
  }),
  example('system-log-unreadable', systemLogPage, {
    ...log,
    query: 'eventType is "x"',
    error: 'Invalid search criteria.',
    events: [],
    page: { total: 0 },
  }),
]
