import type { ApplicationTab } from '../../../sim/pages/admin/application.ts'
import { applicationAssignmentsPage } from '../../../sim/pages/admin/application-assignments.ts'
import { applicationGeneralPage } from '../../../sim/pages/admin/application-general.ts'
import { applicationSignOnPage } from '../../../sim/pages/admin/application-sign-on.ts'
import { applicationsPage } from '../../../sim/pages/admin/applications.ts'
import { catalogPage } from '../../../sim/pages/admin/catalog.ts'
import { addIntegrationPage, integrationPage } from '../../../sim/pages/admin/integration.ts'
import { example, logo, shell } from './example.ts'

const tab: ApplicationTab = {
  shell: shell('Applications'),
  app: {
    label: 'Alpacon',
    status: 'ACTIVE',
    logo,
    base: '/admin/app/alpacon/instance/0oap6nz61rKdsoyOY0h7',
    logHref: '/report/system_log_2?q=0oap6nz61rKdsoyOY0h7',
  },
}
const alpacon = {
  name: 'alpacon',
  label: 'Alpacon',
  publisher: 'AlpacaX',
  category: 'Security',
  description:
    'Access to servers from a browser, with every session recorded and every command accounted for.',
  logo,
  features: [
    'SP-initiated SSO (Single Sign-On)',
    'IdP-initiated SSO (through Third-party Initiated Login)',
    'Just-In-Time provisioning',
  ],
}
const bookmark = {
  name: 'bookmark',
  label: 'Bookmark App',
  publisher: 'Okta',
  category: 'Utilities',
  description: 'A tile that leads to an address.',
  features: [],
}
const openIdConnect = {
  issuer: 'http://acme.okta.localhost:4600',
  scopes: ['openid', 'email', 'profile'],
  pkce: true,
}
const express = {
  button: 'Express Configure SSO',
  authorizeHref: '/api/v1/apps/0oap6nz61rKdsoyOY0h7/express-configure/oauth2/authorize',
  hidden: { token: 'xsrf', capabilityType: 'SSO' },
  documentationHref: 'https://docs.alpacax.com/integrate/sso/okta/',
}
const people = [
  { id: '00u1', name: 'Ada Lovelace', login: 'ada@acme.example', assigned: true },
  { id: '00u2', name: 'Bo Li', login: 'bo@acme.example', assigned: false },
  { id: '00u3', name: 'Dana Ito', login: 'dana@acme.example', assigned: false },
]
const assignments = {
  ...tab,
  filter: 'people',
  people: [
    { id: '00u1', name: 'Ada Lovelace', login: 'ada@acme.example', type: 'Individual', groups: [] },
    { id: '00u2', name: 'Bo Li', login: 'bo@acme.example', type: 'Group', groups: ['Engineering'] },
    {
      id: '00u3',
      name: 'Dana Ito',
      login: 'dana@acme.example',
      type: 'Individual',
      groups: ['Engineering', 'Support'],
    },
  ],
  groups: [],
  page: { total: 3 },
} as const satisfies Partial<Parameters<typeof applicationAssignmentsPage>[0]>

export const applicationExamples = [
  example('applications', applicationsPage, {
    shell: shell('Applications'),
    apps: [
      { label: 'Alpacon', name: 'alpacon', status: 'ACTIVE', logo, href: '/admin/app/alpacon/instance/0oa1' },
      { label: 'Wiki', name: 'bookmark', status: 'INACTIVE', href: '/admin/app/bookmark/instance/0oa2' },
    ],
    filter: 'all',
    page: { total: 2 },
  }),
  example('applications-empty', applicationsPage, {
    shell: shell('Applications'),
    apps: [],
    filter: 'all',
    page: { total: 0 },
  }),
  example('applications-no-match', applicationsPage, {
    shell: shell('Applications'),
    apps: [],
    search: 'payroll',
    filter: 'inactive',
    page: { total: 0 },
  }),
  example('catalog', catalogPage, {
    shell: shell('Applications'),
    integrations: [
      { ...alpacon, href: '/admin/apps/catalog/alpacon' },
      { ...bookmark, href: '/admin/apps/catalog/bookmark' },
    ],
    page: { total: 2 },
  }),
  example('catalog-no-match', catalogPage, {
    shell: shell('Applications'),
    query: 'alpakon',
    integrations: [],
    page: { total: 0 },
  }),
  example('integration', integrationPage, {
    shell: shell('Applications'),
    integration: {
      ...alpacon,
      website: 'https://alpacon.io',
      configurationGuide: 'https://docs.alpacax.com/integrate/sso/okta/',
    },
    addHref: '/admin/apps/catalog/alpacon/add',
  }),
  example('add-integration', addIntegrationPage, {
    shell: shell('Applications'),
    integration: alpacon,
    values: { label: 'Alpacon', hideIcon: false },
    fields: [],
    error: { label: 'Application label must not be the same as an existing application label.' },
    cancelHref: '/admin/apps/catalog/alpacon',
  }),
  example('add-bookmark', addIntegrationPage, {
    shell: shell('Applications'),
    integration: bookmark,
    values: { label: 'Wiki', hideIcon: true, url: 'wiki' },
    fields: ['url'],
    error: { form: 'The app was not added.', url: 'Enter an address that begins with http:// or https://.' },
    cancelHref: '/admin/apps/catalog/bookmark',
  }),
  example('general', applicationGeneralPage, {
    ...tab,
    notice: 'Application settings saved',
    values: { label: 'Alpacon', hideIcon: false },
    embedLink: 'http://acme.okta.localhost:4600/home/alpacon/0oap6nz61rKdsoyOY0h7/aln5z7uhkbM6y7bMy0g7',
    client: {
      clientId: '0oap6nz61rKdsoyOY0h7',
      redirectUris: ['http://auth.alpacon.localhost:4700/login/callback'],
      loginInitiatedBy: 'Either Okta or App',
      initiateLoginUri:
        'http://alpacon.localhost:4700/login?organization=org_k3Jd82nsHq1Lm0Pz&connection=okta-acme-x7Q2p',
    },
  }),
  example('general-bookmark', applicationGeneralPage, {
    ...tab,
    app: { ...tab.app, label: 'Wiki', status: 'INACTIVE', logo: undefined },
    alert: 'The label was not changed.',
    values: { label: 'Alpacon', hideIcon: true },
    error: { label: 'Application label must not be the same as an existing application label.' },
    embedLink: 'http://acme.okta.localhost:4600/home/bookmark/0oa2/aln2',
    url: 'https://wiki.acme.example/',
  }),
  example('general-not-configured', applicationGeneralPage, {
    ...tab,
    values: { label: 'Alpacon', hideIcon: false },
    embedLink: 'http://acme.okta.localhost:4600/home/alpacon/0oap6nz61rKdsoyOY0h7/aln5z7uhkbM6y7bMy0g7',
    client: { clientId: '0oa1', redirectUris: [], loginInitiatedBy: 'App Only' },
  }),
  example('sign-on', applicationSignOnPage, { ...tab, expressConfiguration: express, openIdConnect }),
  example('sign-on-configured', applicationSignOnPage, {
    ...tab,
    expressConfiguration: {
      ...express,
      enabledSince: '2026-08-03T09:10:00.000Z',
      organization: 'alpacax',
      outcome: 'configured',
    },
    openIdConnect,
  }),
  example('sign-on-failed', applicationSignOnPage, {
    ...tab,
    expressConfiguration: {
      ...express,
      outcome: 'failed',
      reason: 'Alpacon answered access_denied: User did not authorize the request',
    },
    openIdConnect,
  }),
  example('sign-on-bookmark', applicationSignOnPage, tab),
  example('assignments-people', applicationAssignmentsPage, assignments),
  example('assignments-groups', applicationAssignmentsPage, {
    ...assignments,
    filter: 'groups',
    people: [],
    groups: [
      { id: '00g1', name: 'Engineering', priority: 0, members: 12 },
      { id: '00g2', name: 'Support', priority: 1, members: 1 },
    ],
    page: { total: 2 },
  }),
  example('assignments-found', applicationAssignmentsPage, {
    ...assignments,
    search: 'ada',
    canConvert: true,
    page: { next: '?after=MQ' },
  }),
  example('assignments-not-found', applicationAssignmentsPage, {
    ...assignments,
    people: [],
    search: 'zed',
    page: { total: 0 },
  }),
  example('assignments-go-on', applicationAssignmentsPage, {
    ...assignments,
    people: [],
    page: { next: '?after=MQ' },
  }),
  example('convert-assignments', applicationAssignmentsPage, {
    ...assignments,
    dialog: {
      kind: 'convert',
      search: 'ada',
      rows: [{ id: '00u1', name: 'Ada Lovelace', login: 'ada@acme.example', group: 'Engineering' }],
      page: { total: 1 },
    },
  }),
  example('nothing-to-convert', applicationAssignmentsPage, {
    ...assignments,
    dialog: { kind: 'convert', rows: [], page: { total: 0 } },
  }),
  example('edit-assignment', applicationAssignmentsPage, {
    ...assignments,
    dialog: {
      kind: 'person',
      person: { id: '00u1', name: 'Ada Lovelace', login: 'ada@acme.example' },
      userName: 'ada',
      isAssigned: true,
    },
  }),
  example('edit-group-assignment', applicationAssignmentsPage, {
    ...assignments,
    filter: 'groups',
    people: [],
    groups: [{ id: '00g1', name: 'Engineering', priority: 0, members: 12 }],
    page: { total: 1 },
    dialog: {
      kind: 'group',
      group: { id: '00g1', name: 'Engineering' },
      priority: '-1',
      error: 'The field must be 0 or more',
    },
  }),
  example('assignments-empty', applicationAssignmentsPage, {
    ...assignments,
    people: [],
    page: { total: 0 },
  }),
  example('assignments-groups-empty', applicationAssignmentsPage, {
    ...assignments,
    filter: 'groups',
    people: [],
    page: { total: 0 },
  }),
  example('assign-to-people', applicationAssignmentsPage, {
    ...assignments,
    dialog: { kind: 'people', rows: people, page: { total: 1204, next: '?assign=people&after=00u3' } },
  }),
  example('assign-person', applicationAssignmentsPage, {
    ...assignments,
    dialog: {
      kind: 'person',
      person: { id: '00u2', name: 'Bo Li', login: 'bo@acme.example' },
      userName: '',
      error: 'User Name: The field cannot be left blank',
    },
  }),
  example('assign-to-groups', applicationAssignmentsPage, {
    ...assignments,
    filter: 'groups',
    dialog: {
      kind: 'groups',
      search: 'eng',
      rows: [
        { id: '00g1', name: 'Engineering', description: 'Builds and runs the product', assigned: false },
        { id: '00g2', name: 'English teachers', description: '', assigned: true },
      ],
      page: { total: 2 },
    },
  }),
  example('assign-no-match', applicationAssignmentsPage, {
    ...assignments,
    dialog: { kind: 'people', search: 'zed', rows: [], page: { total: 0 } },
  }),
]
