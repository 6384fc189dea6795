import { controlsPage } from '../../../sim/pages/controls.ts'
import { exchangeInspectedPage } from '../../../sim/pages/inspector/exchange.ts'
import { inspectorPage } from '../../../sim/pages/inspector/list.ts'
import { signInInspectedPage } from '../../../sim/pages/inspector/sign-in.ts'
import { landingPage } from '../../../sim/pages/landing.ts'
import { example, logo } from './example.ts'

const landingOrg = (name: string) => ({
  name,
  url: `http://${name}.okta.localhost:4600`,
  adminUrl: `http://${name}-admin.okta.localhost:4600/`,
  dashboardUrl: `http://${name}.okta.localhost:4600/app/UserHome`,
  people: 6,
  apps: 1,
  clockIsMoved: name === 'globex',
  faultsInForce: name === 'acme' ? ['id-token/iss-altered'] : [],
  csrf: 'token',
  variables: [
    { label: 'Mine <b>', lines: ['OKTA_ISSUER=http://acme.okta.localhost:4600', 'OKTA_CLIENT_ID=1'] },
  ],
})
const kept = { now: 57, most: 5000 }

const exchanges = [
  {
    sequence: 33,
    method: 'GET',
    address: 'acme.okta.localhost:4600/oauth2/v1/authorize?client_id=0oa1',
    purpose: 'Authorization request',
    between: 'Browser to Okta',
    answer: '303 · to the sign-in page',
    isRefusal: false,
    faults: ['response/state-altered'],
    took: '12 ms',
  },
]

const group = {
  id: 33,
  kind: 'sign-in',
  org: 'acme',
  person: 'ada@acme.example',
  app: 'Alpacon',
  begun: '2026-08-01T12:00:00.000Z',
  state: 'refused',
  words: 'Refused: the person is not assigned to the app',
  notes: ['The connection broke before Okta’s answer was whole: userinfo.'],
  faults: ['id-token/iss-altered'],
}

const inspector = {
  groups: [{ ...group, count: 8 }],
  other: [],
  orgs: ['acme', 'globex'],
  filter: {},
  showsOther: false,
  total: 41,
  next: '/inspector?from=40',
  kept,
  warnings: [{ text: 'acme: fault in force', href: '/orgs/acme/controls', link: 'Controls of acme' }],
}

const message = {
  line: '200 · ID token, access token',
  parameters: [{ name: 'code', value: '[code 1]' }],
  headers: [{ name: 'content-type', value: 'application/json' }],
  body: '{ "id_token": "…" }',
}

const controls = {
  org: 'acme',
  csrf: 'token',
  now: '2026-08-01T12:00:00.000Z',
  offsetSeconds: 0,
  snapshots: [],
  keys: ['kid-1', 'kid-2'],
  faultsInForce: 0,
  counts: { people: 6, groups: 3, apps: 1 },
  hasBeginning: true,
}

/** The simulator's own pages in every state worth looking at. */
export const simulatorExamples = [
  example('landing', landingPage, {
    orgs: ['acme', 'globex'].map(landingOrg),
    parts: [
      {
        name: 'Alpacon',
        url: 'http://alpacon.localhost:4700',
        about: 'The reference service provider',
        links: [{ label: 'Workspace acme', href: 'http://acme.us1.alpacon.localhost:4700' }],
      },
    ],
    people: [
      { login: 'ada@acme.example', password: 'Copper-lamp-17', about: 'Engineering' },
      { login: 'noor@acme.example', about: 'administrator of the Okta org acme' },
    ],
    inspector: { isOpen: true, groups: 3, refused: 1, ...kept },
    catalog: [{ label: 'Alpacon', logo }, { label: 'Bookmark App' }],
    startedOver: true,
    version: '0.1.0',
  }),
  example('landing-empty', landingPage, {
    orgs: [],
    parts: [],
    people: [],
    inspector: { isOpen: false, groups: 0, refused: 0, now: 0, most: 5000 },
    catalog: [],
    version: '0.1.0',
  }),
  example('inspector', inspectorPage, inspector),
  example('inspector-other', inspectorPage, { ...inspector, groups: [], other: exchanges, showsOther: true }),
  example('inspector-empty', inspectorPage, {
    ...inspector,
    groups: [],
    warnings: [],
    total: 0,
    next: undefined,
  }),
  example('inspector-no-match', inspectorPage, {
    ...inspector,
    groups: [],
    filter: { q: 'payroll', org: 'acme' },
  }),
  example('sign-in-inspected', signInInspectedPage, {
    ...group,
    took: '1.2 s',
    reason: 'user_not_assigned',
    decidedBy: '46',
    remedy: {
      text: 'Assign the person:',
      href: 'http://acme-admin.okta.localhost:4600/',
      link: 'Assignments',
    },
    permalink: 'http://okta.localhost:4600/inspector/sign-ins/33',
    steps: [
      {
        from: 'Browser',
        to: 'Okta',
        label: 'Authorization request',
        detail: 'GET /authorize',
        tone: 'request',
      },
      { from: 'Okta', to: 'Browser', label: '302 · access_denied', tone: 'refusal' },
      { from: 'Browser', to: 'SP', label: 'callback with the error (inferred)', tone: 'inferred' },
      { from: 'Okta', to: 'SP', label: '200', tone: 'answer' },
    ],
    exchanges,
    tokens: [
      {
        sequence: 38,
        header: '{ "alg": "RS256" }',
        claims: '{ "iss": "http://acme.okta.localhost:4600" }',
        checks: ['holds', 'fails', 'unknown'].map(verdict => ({
          name: 'iss',
          clause: 'OpenID Connect Core 1.0, section 3.1.3.7 (2)',
          expected: 'http://acme.okta.localhost:4600',
          received: 'http://acme-stranger.okta.localhost:4600',
          verdict,
        })),
        keys: 'Held against the JWKS of exchange 39.',
      },
    ],
    accessTokens: [
      { sequence: 40, note: 'Opaque: it is no JWT.' },
      {
        sequence: 38,
        note: 'A JWT of the org authorization server.',
        decoded: {
          header: '{ "alg": "RS256" }',
          claims: '{ "cid": "0oa1" }',
          checks: ['holds', 'fails', 'unknown'].map(verdict => ({
            name: 'aud',
            clause: 'RFC 7519, section 4.1.3',
            expected: 'http://acme.okta.localhost:4600',
            received: 'api://default',
            verdict,
          })),
          keys: 'Its signature can be checked by Okta only.',
        },
      },
    ],
    events: [
      {
        published: '2026-08-01T12:00:00.000Z',
        message: 'User single sign on to app',
        eventType: 'user.authentication.sso',
        result: 'SUCCESS',
        reason: '',
      },
    ],
  }),
  example('exchange-inspected', exchangeInspectedPage, {
    sequence: 38,
    purpose: 'Tokens for a code',
    between: 'Service provider to Okta',
    org: 'acme',
    begun: '2026-08-01T12:00:00.000Z',
    took: '12 ms',
    faults: ['token/status'],
    permalink: 'http://okta.localhost:4600/inspector/exchanges/38',
    group: { id: 33, title: 'ada@acme.example at Alpacon' },
    previous: 37,
    next: 39,
    request: message,
    response: { ...message, isRefusal: false },
    curl: "curl -X POST 'http://acme.okta.localhost:4600/oauth2/v1/token'",
  }),
  example('exchange-inspected-broken', exchangeInspectedPage, {
    sequence: 38,
    purpose: 'Userinfo',
    between: 'Service provider to Okta',
    org: '',
    begun: '2026-08-01T12:00:00.000Z',
    took: '12 ms',
    faults: [],
    permalink: 'http://okta.localhost:4600/inspector/exchanges/38',
    request: message,
    curl: 'curl',
  }),
  example('controls', controlsPage, controls),
  example('controls-moved', controlsPage, {
    ...controls,
    offsetSeconds: 86_400,
    snapshots: [{ name: 'beginning', takenAt: '2026-08-01T12:00:00.000Z' }],
    faultsInForce: 2,
    done: 'The clock is moved.',
    problem: 'There is no snapshot "<b>" of this org.',
    entered: { name: '<b>&', now: '2030' },
  }),
]
