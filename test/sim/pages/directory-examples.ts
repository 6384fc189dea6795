import { apiTokensPage } from '../../../sim/pages/admin/api-tokens.ts'
import { groupPeoplePage, groupProfilePage } from '../../../sim/pages/admin/group.ts'
import { addRulePage, groupRulesPage } from '../../../sim/pages/admin/group-rules.ts'
import { addGroupPage, groupsPage } from '../../../sim/pages/admin/groups.ts'
import { addPersonPage, peoplePage } from '../../../sim/pages/admin/people.ts'
import { personGroupsPage, personProfilePage } from '../../../sim/pages/admin/person.ts'
import { offeredIn } from '../../../sim/sites/console/person-acts.ts'
import { example, shell } from './example.ts'

const people = { shell: shell('People') }
const groups = { shell: shell('Groups') }
const bo = {
  id: '00u2',
  name: 'Bo Li',
  login: 'bo@acme.example',
  status: 'SUSPENDED',
  href: '/admin/user/profile/view/00u2',
}
const long = {
  id: '00u3',
  name: 'Christopher Featherstonehaugh-Cholmondeley',
  login: 'christopher.featherstonehaugh-cholmondeley@subsidiary.acme.example',
  status: 'DEPROVISIONED',
  href: '/admin/user/profile/view/00u3',
}
export const ada = {
  id: '00u1',
  name: 'Ada Lovelace',
  login: 'ada@acme.example',
  status: 'ACTIVE',
  href: '/admin/user/profile/view/00u1',
}
const page = { total: 1204, next: '?after=00u4', first: '?' }

export const person = {
  ...people,
  person: {
    ...ada,
    offers: offeredIn.ACTIVE,
    isAdmin: true,
    base: ada.href,
    logHref: '/admin/reports/system-log?q=00u1',
  },
  notice: 'The person was added',
}
const everyone = {
  id: '00g1',
  name: 'Everyone',
  description: 'All users in your organization',
  href: '/admin/group/00g1',
  isBuiltIn: true,
}
const engineering = {
  id: '00g2',
  name: 'Engineering',
  description: 'Builds and runs the product',
  href: '/admin/group/00g2',
  isBuiltIn: false,
}
export const group = {
  ...groups,
  group: { ...engineering, base: engineering.href, logHref: '/admin/reports/system-log?q=00g2' },
}

/** Directory: people, groups, rules; and the API tokens. */
export const directoryExamples = [
  example('people', peoplePage, {
    ...people,
    people: [
      { ...ada, groups: ['Everyone', 'Engineering', 'Support', 'Contractors', 'On call'] },
      { ...bo, groups: ['Everyone'] },
      { ...long, groups: [] },
      { ...ada, name: 'Dana Ito', status: 'PASSWORD_EXPIRED', groups: ['Everyone', 'Support'] },
    ],
    page,
  }),
  example('people-found', peoplePage, {
    ...people,
    people: [{ ...bo, groups: [] }],
    search: 'bo',
    status: 'SUSPENDED',
    page: { next: '?after=MQ' },
    notice: 'The person was deleted',
  }),
  example('people-empty', peoplePage, { ...people, people: [], page: { total: 0 } }),
  example('people-no-match', peoplePage, { ...people, people: [], search: 'zed', page: { total: 0 } }),
  example('people-none-of-status', peoplePage, {
    ...people,
    people: [],
    status: 'LOCKED_OUT',
    page: { total: 0 },
  }),
  example('add-person', addPersonPage, {
    ...people,
    values: { firstName: '', lastName: '', login: '', email: '', activate: true },
  }),
  example('add-person-refused', addPersonPage, {
    ...people,
    values: { firstName: 'Bo', lastName: 'Li', login: 'bo', email: '', activate: false },
    error: { field: 'login', sentence: 'Username must be in the form of an email address' },
  }),
  example('person-groups', personGroupsPage, {
    ...person,
    groups: [everyone, engineering],
    page: { total: 2 },
  }),
  example('person-add-to-group', personGroupsPage, {
    ...person,
    groups: [everyone],
    page: { total: 1 },
    choice: {
      search: 'e',
      page: { total: 2 },
      groups: [
        { ...everyone, isMember: true },
        { ...engineering, isMember: false },
      ],
    },
  }),
  example('person-profile', personProfilePage, {
    ...person,
    values: { firstName: 'Ada', lastName: 'Lovelace', login: 'ada', email: ada.login },
    error: { field: 'login', sentence: 'Username must be in the form of an email address' },
    attributes: [{ name: 'department', value: 'Engineering' }],
    times: [
      { label: 'Created', at: '2026-08-03T09:12:40.003Z' },
      { label: 'Last sign-in', at: null },
    ],
  }),
  example('groups', groupsPage, {
    ...groups,
    groups: [
      { ...everyone, members: 1204, apps: 0 },
      { ...engineering, members: 1, apps: 2 },
    ],
    page: { total: 2 },
    notice: 'The group was deleted',
  }),
  example('groups-empty', groupsPage, { ...groups, groups: [], page: { total: 0 } }),
  example('groups-no-match', groupsPage, { ...groups, groups: [], search: 'zed', page: { total: 0 } }),
  example('add-group', addGroupPage, {
    ...groups,
    values: { name: '', description: '' },
    error: 'The field cannot be left blank',
  }),
  example('group', groupPeoplePage, {
    ...group,
    members: [ada, bo, long],
    search: 'a',
    page,
    notice: 'The group was added',
  }),
  example('group-empty', groupPeoplePage, { ...group, members: [], page: { total: 0 } }),
  example('group-no-match', groupPeoplePage, { ...group, members: [], search: 'zed', page: { total: 0 } }),
  example('group-built-in', groupPeoplePage, {
    ...group,
    group: { ...group.group, ...everyone },
    members: [],
    page: { total: 0 },
  }),
  example('group-assign', groupPeoplePage, {
    ...group,
    members: [ada],
    page: { total: 1 },
    choice: {
      search: 'l',
      page,
      people: [
        { ...ada, isMember: true },
        { ...bo, isMember: false },
      ],
    },
  }),
  example('group-delete', groupPeoplePage, { ...group, members: [], page: { total: 0 }, asksToDelete: true }),
  example('group-profile', groupProfilePage, {
    ...group,
    values: engineering,
    error: 'The field cannot be left blank',
  }),
  example('group-rules', groupRulesPage, {
    ...groups,
    notice: 'The rule was deleted',
    rules: [
      {
        id: '0pr1',
        name: 'Sales',
        status: 'ACTIVE',
        expression: 'user.department=="Sales"',
        groups: ['Sales'],
      },
      {
        id: '0pr2',
        name: 'Oslo',
        status: 'INACTIVE',
        expression: 'String.startsWith(user.city, "Oslo")',
        groups: ['Norway'],
      },
      { id: '0pr3', name: 'Gone', status: 'INVALID', expression: 'user.city=="Bergen"', groups: [] },
    ],
    page: { total: 3 },
  }),
  example('group-rules-empty', groupRulesPage, { ...groups, rules: [], page: { total: 0 } }),
  example('group-rules-no-match', groupRulesPage, {
    ...groups,
    rules: [],
    search: 'zed',
    page: { total: 0 },
  }),
  example('add-rule', addRulePage, {
    ...groups,
    values: {
      name: 'Sales',
      attribute: 'department',
      comparison: 'contains',
      value: 'Sales',
      expression: '',
      group: 'Sale',
    },
    attributes: ['login', 'department'],
    groups: ['Sales', 'Support'],
    error: { field: 'group', sentence: 'There is no group “Sale” to fill' },
  }),
  example('api-tokens', apiTokensPage, {
    shell: shell('API'),
    tokens: [
      { name: 'oin-sim', shown: '00Qabc…', createdBy: 'Grace Hopper', created: '2026-08-03T09:12:40.003Z' },
    ],
  }),
]
