import { faultKinds } from '../../../sim/faults/catalogue.ts'
import { createFaults } from '../../../sim/faults/faults.ts'
import { adminDashboardPage } from '../../../sim/pages/admin/dashboard.ts'
import { dashboardPage } from '../../../sim/pages/dashboard.ts'
import { faultsPage } from '../../../sim/pages/faults.ts'
import { messagePage } from '../../../sim/pages/messages.ts'
import { signInPage } from '../../../sim/pages/sign-in.ts'
import { applicationExamples } from './application-examples.ts'
import { assignedApplicationExamples } from './assigned-application-examples.ts'
import { directoryExamples } from './directory-examples.ts'
import { example, logo, shell } from './example.ts'
import { simulatorExamples } from './simulator-examples.ts'
import { systemLogExamples } from './system-log-examples.ts'

const dashboard = {
  org: 'Acme',
  person: { name: 'Ada Lovelace', login: 'ada@acme.example', isAdmin: true },
  adminUrl: 'http://acme-admin.okta.localhost:4600/',
  csrf: 'token',
}
const tiles = [
  { label: 'Alpacon', logo, href: '/home/alpacon/0oa1/aln1', appName: 'alpacon' },
  { label: 'Alpacon (wrong workspace)', href: 'http://alpacon.localhost:4700/login', appName: 'bookmark' },
  { label: 'Wiki', href: '/home/bookmark/0oa3/aln3', appName: 'bookmark' },
]
const signIn = { org: 'Acme', action: '/signin', hidden: { fromURI: '/app/UserHome' }, csrf: 'token' }

const kinds = faultKinds.filter(({ name }) => ['id-token/iss-altered', 'userinfo/claims'].includes(name))

function faultsOfAcme() {
  const faults = createFaults()
  faults.inject('id-token/iss-altered', { times: 'until-cleared' })
  faults.inject('userinfo/claims', { with: { remove: ['email'] } }).clear()
  return faults.list()
}

/** Every page in every state worth looking at. */
export const examples = [
  example('sign-in-identifier', signInPage, { ...signIn, step: 'identifier' }),
  example('sign-in-identifier-empty', signInPage, {
    ...signIn,
    step: 'identifier',
    fieldError: 'Please enter a username',
  }),
  example('sign-in-password', signInPage, {
    ...signIn,
    step: 'password',
    username: 'ada@acme.example',
    backHref: '/signin',
  }),
  example('sign-in-refused', signInPage, {
    ...signIn,
    step: 'password',
    username: 'ada@acme.example',
    error: 'Unable to sign in',
  }),
  example('sign-in-chooser', signInPage, {
    ...signIn,
    step: 'identifier',
    chooser: {
      people: [
        {
          id: '00u1',
          name: 'Ada Lovelace',
          login: 'ada@acme.example',
          status: 'ACTIVE',
          isAdmin: true,
          groups: ['Engineering'],
          apps: ['Alpacon', 'Wiki'],
        },
        {
          id: '00u2',
          name: 'Bo Li',
          login: 'bo@acme.example',
          status: 'SUSPENDED',
          isAdmin: false,
          groups: [],
          apps: [],
        },
      ],
      page: { next: '?after=MQ', first: '?' },
    },
  }),
  example('sign-in-chooser-no-match', signInPage, {
    ...signIn,
    step: 'identifier',
    chooser: { people: [], search: 'zed', page: {} },
  }),
  example('sign-in-chooser-empty', signInPage, {
    ...signIn,
    step: 'identifier',
    chooser: { people: [], page: {} },
  }),
  example('dashboard', dashboardPage, { ...dashboard, tiles }),
  example('dashboard-empty', dashboardPage, {
    ...dashboard,
    person: { name: 'Bo Li', login: 'bo@acme.example', isAdmin: false },
    tiles: [],
  }),
  example('dashboard-without-tiles', dashboardPage, {
    ...dashboard,
    tiles: [],
    hidden: [
      { label: 'Alpacon', why: 'an administrator has deactivated it.' },
      { label: 'Wiki', why: 'an administrator has its icon hidden.' },
    ],
  }),
  example('dashboard-no-match', dashboardPage, { ...dashboard, tiles: [], search: 'payroll' }),
  example('message-bad-request', messagePage, {
    org: 'Acme',
    status: 400,
    heading: 'Bad Request',
    message:
      "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: http://acme-admin.okta.localhost:4600/admin/app/alpacon/instance/0oap6nz61rKdsoyOY0h7#tab-general",
    detail: 'redirect_uri: http://auth.alpacon.localhost:4700/login/callback/',
  }),
  example('message-not-assigned', messagePage, {
    org: 'Acme',
    status: 403,
    heading: 'App Not Assigned',
    message:
      "Sorry, you cannot access Alpacon because you are not assigned this app in Okta. If you're wondering why this is happening, please contact your administrator.",
    link: { label: 'Back to My Apps', href: '/app/UserHome' },
  }),
  example('message-unknown-host', messagePage, {
    status: 421,
    heading: 'Unknown host',
    message: 'No org answers at nobody.okta.localhost.',
    link: { label: 'See which orgs there are', href: 'http://okta.localhost:4600/' },
  }),
  ...simulatorExamples,
  example('faults', faultsPage, { org: 'acme', faults: faultsOfAcme(), kinds, csrf: 'token' }),
  example('faults-none', faultsPage, { org: 'acme', faults: [], kinds, csrf: 'token' }),
  example('faults-refused', faultsPage, {
    org: 'acme',
    faults: [],
    kinds,
    csrf: 'token',
    problem: "userinfo/claims can't be used as given: with: Invalid input.",
    entered: { name: 'userinfo/claims', with: '<b>&' },
  }),
  example('admin-dashboard', adminDashboardPage, {
    shell: shell('Dashboard'),
    counts: [
      { label: 'People', count: 1204, href: '/admin/users' },
      { label: 'Groups', count: 6, href: '/admin/groups' },
      { label: 'Applications', count: 2, href: '/admin/apps/active' },
    ],
  }),
  ...directoryExamples,
  ...assignedApplicationExamples,
  ...systemLogExamples,
  ...applicationExamples,
]
