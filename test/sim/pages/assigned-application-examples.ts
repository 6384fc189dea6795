import {
  groupApplicationsPage,
  personApplicationsPage,
} from '../../../sim/pages/admin/assigned-applications.ts'
import { acts, type PersonAct } from '../../../sim/pages/person-status.ts'
import { offeredIn } from '../../../sim/sites/console/person-acts.ts'
import { ada, group, person } from './directory-examples.ts'
import { example, logo } from './example.ts'

const personWith = (status: keyof typeof offeredIn, asksFor: string) => ({
  ...person,
  person: { ...person.person, status, offers: offeredIn[status] },
  asksFor: asksFor as PersonAct,
  apps: [],
  page: { total: 0 },
})

/** The tab Applications of people and groups, with what can be done about a person. */
export const assignedApplicationExamples = [
  example('person', personApplicationsPage, {
    ...person,
    apps: [
      {
        id: '0oa1',
        isOwn: false,
        label: 'Alpacon',
        logo,
        href: '/admin/app/1',
        status: 'ACTIVE',
        userName: ada.login,
        through: 'through Engineering',
      },
      {
        id: '0oa2',
        isOwn: true,
        label: 'Wiki',
        href: '/admin/app/2',
        status: 'INACTIVE',
        userName: 'ada',
        through: 'assigned individually',
      },
    ],
    page: { total: 60, next: '?page=2' },
    search: 'i',
  }),
  example('person-without-apps', personApplicationsPage, {
    ...person,
    alert: 'Please enter a password',
    apps: [],
    page: { total: 0 },
  }),
  example('person-app-not-found', personApplicationsPage, {
    ...person,
    apps: [],
    search: 'zed',
    page: { total: 0 },
  }),
  example('person-assign-apps', personApplicationsPage, {
    ...person,
    apps: [],
    page: { total: 0 },
    dialog: {
      kind: 'choose',
      search: 'i',
      page: { total: 2, next: '?assign=apps&page=2' },
      apps: [
        { id: '0oa1', label: 'Alpacon', note: 'through Engineering' },
        { id: '0oa2', label: 'Wiki', note: '' },
      ],
    },
  }),
  example('person-every-app-assigned', personApplicationsPage, {
    ...person,
    apps: [],
    page: { total: 0 },
    dialog: { kind: 'choose', page: { total: 0 }, apps: [] },
  }),
  example('person-app-attributes', personApplicationsPage, {
    ...person,
    apps: [],
    page: { total: 0 },
    dialog: {
      kind: 'attributes',
      app: { id: '0oa1', label: 'Alpacon' },
      userName: 'ada',
      error: 'The specified user is already assigned to the application.',
    },
  }),
  example('group-apps', groupApplicationsPage, {
    ...group,
    apps: [{ id: '0oa1', label: 'Alpacon', logo, href: '/admin/app/1', status: 'ACTIVE', priority: 0 }],
    page: { total: 1 },
  }),
  example('group-assign-apps', groupApplicationsPage, {
    ...group,
    apps: [],
    page: { total: 0 },
    dialog: {
      kind: 'choose',
      page: { total: 1 },
      apps: [{ id: '0oa2', label: 'Wiki', note: 'Inactive' }],
    },
  }),
  example('group-without-apps', groupApplicationsPage, { ...group, apps: [], page: { total: 0 } }),
  ...Object.keys(acts).map(act =>
    example(`person-${act}`, personApplicationsPage, {
      ...personWith(act === 'delete' ? 'DEPROVISIONED' : 'ACTIVE', act),
      isClosed: act === 'delete',
    }),
  ),
]
