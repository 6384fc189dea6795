import { describe, expect, test } from 'vitest'
import { diagnosed, idsOf } from './diagnosed.ts'
import { CALLBACK, entry, har, IDENTITY, ORG, trip } from './sample-har.ts'
import { ada, alpacon, ann, client, event, goodSignIn } from './sample-log.ts'

type Entries = ReturnType<typeof trip>

/** What a recording shows, and the twin that looks alike. */
const rows: [id: string, shows: string, entries: Entries, says: RegExp, twin: [string, Entries]][] = [
  [
    'cookie-lost',
    'a return without the cookie',
    trip({ sends: ['theme'], status: 400 }),
    /without the cookie that the service provider had set \(desk_state\)/,
    ['a return with it', trip()],
  ],
  [
    'cookie-lost',
    'a return to another host',
    trip({ from: 'https://desk.example/start', sends: [], status: 400 }),
    /begun on desk\.example and came back to auth\.desk\.example/,
    ['a refusal with the cookie', trip({ status: 400 })],
  ],
  [
    'cookie-lost',
    'a page that says to start again',
    trip({ sends: ['theme'], status: 200, page: '<p>That took too long. Start again.</p>' }),
    /without the cookie/,
    ['a page that welcomes', trip({ sends: ['theme'], status: 200, page: '<h1>Welcome</h1>' })],
  ],
  [
    'cookie-lost',
    'the same return twice',
    [...trip(), entry(`${CALLBACK}?code=c1&state=s1`, { at: 60, status: 400, sends: ['sid'] })],
    /opened a second time/,
    ['two returns of two sign-ins', [...trip(), ...trip({ at: 60, state: 's2' })]],
  ],
  [
    'cookie-lost',
    'a return that was begun elsewhere',
    [...trip(), entry(`${CALLBACK}?code=c9&state=s9`, { at: 60, status: 400, sends: ['sid'] })],
    /whose beginning this recording does not have/,
    ['one that Okta refused', [entry(`${CALLBACK}?error=access_denied&state=s9`, { at: 60, status: 400 })]],
  ],
  [
    'service-provider-refused',
    'a refusal with the cookie',
    trip({ status: 403 }),
    /turned away the person whom Okta had sent back with a code/,
    ['a good sign-in', trip()],
  ],
  [
    'wrong-workspace',
    "a tile of another org's",
    [
      entry(`${IDENTITY}/initiate?organization=red&iss=https://other.okta.com`, { at: 0, status: 302 }),
      ...trip({ at: 1 }),
    ],
    /belongs to the org other\.okta\.com, and the service provider asked acme\.okta\.com/,
    [
      "a tile of one's own",
      [entry(`${IDENTITY}/initiate?organization=red&iss=${ORG}`, { at: 0, status: 302 }), ...trip({ at: 1 })],
    ],
  ],
  [
    'wrong-workspace',
    'a person who came from one workspace and ended on another',
    [
      entry('https://blue.eu.desk.example/', { at: 0, page: '<h1>Blue</h1>' }),
      entry(`${IDENTITY}/initiate?organization=red&iss=${ORG}`, { at: 1, status: 302 }),
      ...trip({ at: 2 }),
    ],
    /came from blue\.eu\.desk\.example and ended on red\.eu\.desk\.example/,
    [
      'one who ended where they came from',
      [
        entry('https://red.eu.desk.example/', { at: 0, page: '<h1>Red</h1>' }),
        entry(`${IDENTITY}/initiate?organization=red&iss=${ORG}`, { at: 1, status: 302 }),
        ...trip({ at: 2 }),
      ],
    ],
  ],
  [
    'wrong-workspace',
    'tiles of two workspaces',
    ['red', 'blue'].map((name, at) =>
      entry(`${IDENTITY}/initiate?organization=${name}&iss=${ORG}`, { at, status: 302 }),
    ),
    /two different workspaces/,
    [
      'the same tile twice',
      [0, 9].map(at => entry(`${IDENTITY}/initiate?organization=red&iss=${ORG}`, { at, status: 302 })),
    ],
  ],
  [
    'continue-with-okta-missing',
    'a sign-in screen without the button',
    [entry(`${IDENTITY}/sign-in`, { at: 0, page: '<form><input type="password"></form>' })],
    /does not offer "Continue with Okta"/,
    [
      'one with it',
      [
        entry(`${IDENTITY}/sign-in`, {
          at: 0,
          page: '<form><input type="password"><button>Continue with <b>Okta</b></button></form>',
        }),
      ],
    ],
  ],
  [
    'continue-with-okta-missing',
    'one that has it later',
    [
      entry(`${IDENTITY}/sign-in`, { at: 0, page: '<input type="password">' }),
      entry(`${IDENTITY}/sign-in`, { at: 60, page: '<input type="password"><a>Continue with Okta</a>' }),
    ],
    /"solvedAt":"2026-11-26T09:01:00/,
    [
      'the one of a superuser who approves',
      [
        entry(`${ORG}/api/v1/apps/0oa1/express-configure/oauth2/authorize`, { at: 0, status: 302 }),
        entry(`${IDENTITY}/sign-in`, { at: 1, page: '<input type="password">' }),
      ],
    ],
  ],
  [
    'clock-skew',
    'a server ten minutes ahead',
    trip({ ahead: 600 }),
    /clock is 600 seconds ahead of Okta's/,
    ["servers that agree, whatever the person's clock", trip({ ahead: 0 })],
  ],
  [
    'express-configuration-failed',
    'an administrator sent back with an error',
    [
      entry(
        'https://system-admin.okta.com/admin/app/generic/oauth20redirect?error=access_denied&error_description=Access+denied&state=x',
        { at: 0, status: 302 },
      ),
      entry(`${ORG}/api/v1/apps/0oa1/express-configure/SSO`, {
        at: 1,
        method: 'POST',
        status: 403,
        page: '{"errorCode":"oauth_error","errorSummary":"Failed to Express Configure the application. Please retry or contact Okta support."}',
      }),
    ],
    /access_denied: Access denied/,
    [
      'one that succeeded',
      [
        entry('https://system-admin.okta.com/admin/app/generic/oauth20redirect?code=c&state=x', {
          at: 0,
          status: 302,
        }),
        entry(`${ORG}/api/v1/apps/0oa1/express-configure/SSO`, { at: 1, method: 'POST', status: 204 }),
      ],
    ],
  ],
  [
    'express-configuration-half-made',
    'an approval, and then the failure',
    [
      entry('https://system-admin.okta.com/admin/app/generic/oauth20redirect?code=c&state=x', {
        at: 0,
        status: 302,
      }),
      entry(`${ORG}/admin/app/alpacon`, {
        at: 1,
        page: 'Failed to Express Configure the application. Please retry or contact Okta support.',
      }),
    ],
    /was approved and then broke off/,
    [
      'a failure before any approval',
      [entry(`${ORG}/admin/app/alpacon`, { at: 1, page: 'Failed to Express Configure the application.' })],
    ],
  ],
  [
    'initiate-uri-missing',
    'a tile that leads to an error of Okta',
    [entry(`${ORG}/home/alpacon/0oa1/aln1`, { at: 0, status: 400, page: 'initiate_login_uri is missing.' })],
    /leads nowhere/,
    [
      'one that leads on',
      [entry(`${ORG}/home/alpacon/0oa1/aln1`, { at: 0, status: 302, to: `${IDENTITY}/x` })],
    ],
  ],
  [
    'person-not-assigned',
    'a return with the refusal, of which the log has nothing',
    [
      entry(
        `${CALLBACK}?error=access_denied&error_description=User+is+not+assigned+to+the+client+application.&state=s1`,
        { at: 0, status: 403 },
      ),
    ],
    /not assigned to the app\. The log has no event of it/,
    ['another refusal', [entry(`${CALLBACK}?error=access_denied&state=s1`, { at: 0, status: 403 })]],
  ],
]

describe.each(rows)('%s: %s', (id, _, entries, says, [shows, twin]) => {
  test('is found and told', () => {
    const own = diagnosed([], { har: har(entries) }).findings.filter(({ symptom }) => symptom === id)
    expect(own).toHaveLength(1)
    expect(JSON.stringify(own[0]).replaceAll('\\"', '"')).toMatch(says)
  })

  test(`is not found in ${shows}`, () => {
    expect(idsOf(diagnosed([], { har: har(twin) }))).not.toContain(id)
  })

  test('is found behind the mask, too', () => {
    expect(idsOf(diagnosed([], { har: har(entries), mask: true }))).toContain(id)
  })
})

describe('log and recording together', () => {
  test('Okta did its part where it issued code and tokens', () => {
    const { findings } = diagnosed(goodSignIn(0), { har: har(trip({ status: 403 })) })
    expect(findings).toMatchObject([
      { symptom: 'service-provider-refused', person: { name: 'Ann Jones' }, app: { name: 'Alpacon' } },
    ])
    expect(findings[0]?.title).toContain('it did its part')
  })

  test('a refusal by Okta at the token endpoint explains that of the service provider', () => {
    const wrong = event('app.oauth2.token.grant', {
      at: 3,
      result: 'FAILURE',
      reason: 'invalid_client_secret',
      by: client,
    })
    const asked = event('app.oauth2.authorize.code', { at: 1, by: ann, on: [alpacon] })
    expect(idsOf(diagnosed([asked, wrong], { har: har(trip({ status: 500 })) }))).toEqual(['secret-wrong'])
  })

  test('a changed email explains that the service provider knows the person no more', () => {
    const change = event('user.account.update_profile', { at: -60, by: ada, on: [ann] })
    const ids = idsOf(diagnosed([change, ...goodSignIn(0)], { har: har(trip({ status: 403 })) }))
    expect(ids).toEqual(['email-changed'])
  })

  test('a HAR without cookies is no sign that one was lost', () => {
    const bare = trip({ status: 400, sends: [] })
    for (const one of bare)
      one.response.headers = one.response.headers.filter(({ name }) => name !== 'Set-Cookie')
    const { findings, har: told } = diagnosed([], { har: har(bare) })
    expect(told?.hasCookies).toBe(false)
    expect(findings.map(({ symptom }) => symptom)).toEqual(['service-provider-refused'])
    expect(findings[0]?.why).toContain('saved without cookies')
  })

  test('a code, a state or a token of the recording is not told', () => {
    const told = JSON.stringify(diagnosed(goodSignIn(0), { har: har(trip({ status: 403 })) }))
    expect(told).toContain('code=…')
    expect(told).not.toMatch(/code=c1|state=s1/)
  })

  test('a return with a refusal of Okta is not held against the service provider', () => {
    const refused = entry(`${CALLBACK}?error=login_required&state=s9`, {
      at: 60,
      status: 400,
      sends: ['sid'],
    })
    expect(idsOf(diagnosed([], { har: har([...trip(), refused]) }))).toEqual([])
  })

  test('the page of another product before it is no other workspace', () => {
    const entries = [
      entry('https://wiki.intranet.example/', { at: 0, page: '<h1>Wiki</h1>' }),
      entry(`${IDENTITY}/initiate?organization=red&iss=${ORG}`, { at: 1, status: 302 }),
      ...trip({ at: 2 }),
    ]
    expect(idsOf(diagnosed([], { har: har(entries) }))).toEqual([])
  })

  test('an answer out of a cache tells nothing of the clock', () => {
    const entries = trip({ ahead: -6000 })
    for (const one of entries) one.response.headers.push({ name: 'Age', value: '6000' })
    expect(idsOf(diagnosed([], { har: har(entries) }))).toEqual([])
  })

  test('an administrator who was sent back with an error is enough', () => {
    const back = 'https://system-admin.okta.com/admin/app/generic/oauth20redirect?error=access_denied&state=x'
    const { findings } = diagnosed([], { har: har([entry(back, { at: 0, status: 302 })]) })
    expect(findings).toMatchObject([{ symptom: 'express-configuration-failed' }])
    expect(findings[0]?.why).toContain('access_denied')
  })
})
