import { expect, test } from 'vitest'
import { applicationsPage } from '../../../sim/pages/admin/applications.ts'
import { catalogPage } from '../../../sim/pages/admin/catalog.ts'
import { chooser } from '../../../sim/pages/admin/dialog.ts'
import { groupsPage } from '../../../sim/pages/admin/groups.ts'
import { addIntegrationPage } from '../../../sim/pages/admin/integration.ts'
import { peoplePage } from '../../../sim/pages/admin/people.ts'
import { systemLogPage } from '../../../sim/pages/admin/system-log.ts'
import { shell } from './example.ts'
import { accessibleName, find, readPage, textOf } from './markup-reader.ts'

const none = { total: 0 }

test('the entry of the current page is marked in the navigation', () => {
  const page = peoplePage({ shell: shell('People'), people: [], page: none })
  expect(find(page, 'a', { 'aria-current': 'page' }).map(accessibleName)).toEqual(['People'])
})

test('the navigation shows the entries it is given and no others', () => {
  const page = peoplePage({
    shell: { ...shell('People'), entries: [{ section: 'Directory', label: 'People', href: '/people' }] },
    people: [],
    page: none,
  })
  const inside = readPage(page).filter(
    ({ within, name }) => name === 'a' && within.some(({ name }) => name === 'nav'),
  )
  expect(inside.map(accessibleName)).toEqual(['People'])
})

test.each([
  [
    'applications',
    applicationsPage({ shell: shell('Applications'), apps: [], filter: 'all', page: none }),
    'No applications yet',
  ],
  [
    'catalog',
    catalogPage({ shell: shell('Applications'), integrations: [], page: none }),
    'The catalog is empty',
  ],
  [
    'catalog search',
    catalogPage({ shell: shell('Applications'), query: 'alpakon', integrations: [], page: none }),
    'No integrations match “alpakon”',
  ],
  ['people', peoplePage({ shell: shell('People'), people: [], page: none }), 'No people yet'],
  ['groups', groupsPage({ shell: shell('Groups'), groups: [], page: none }), 'No groups yet'],
  [
    'System Log',
    systemLogPage({ shell: shell('System Log'), eventTypes: [], events: [], page: none }),
    'No events in the last seven days',
  ],
])('an empty list says so: %s', (_, page, sentence) => {
  expect(textOf(page)).toContain(sentence)
  expect(find(page, 'table')).toEqual([])
})

test('a list tells how many there are in all and leads to the next page', () => {
  const people = [{ name: 'Bo Li', login: 'bo@acme.example', status: 'LOCKED_OUT', groups: [], href: '/bo' }]
  const page = peoplePage({ shell: shell('People'), people, page: { total: 1204, next: '?after=00u1' } })
  expect(textOf(page)).toContain('1,204 people')
  expect(find(page, 'a', { rel: 'next' })[0]?.attributes.href).toBe('?after=00u1')
  expect(textOf(page)).toContain('Locked out')
})

test('the application list keeps the search when the status is chosen, and the status when it is searched', () => {
  const page = applicationsPage({
    shell: shell('Applications'),
    apps: [],
    filter: 'inactive',
    search: 'a&b',
    page: none,
  })
  expect(find(page, 'a').map(({ attributes }) => attributes.href)).toContain('?q=a%26b&status=active')
  expect(find(page, 'input', { name: 'status' })[0]?.attributes.value).toBe('inactive')
})

test('the address is asked for only where an integration has one', () => {
  const page = (fields: 'url'[]) =>
    addIntegrationPage({
      shell: shell('Applications'),
      integration: { label: 'Alpacon' },
      values: { label: 'Alpacon', hideIcon: true },
      fields,
      cancelHref: '/back',
    })
  const labels = (fields: 'url'[]) => find(page(fields), 'label').map(accessibleName)
  expect(labels([])).toEqual(['Application label', 'Do not display application icon to users'])
  expect(labels(['url'])).toContain('URL')
  expect(find(page([]), 'input', { name: 'hideIcon' })[0]?.attributes).toHaveProperty('checked')
})

test('the System Log tells who did what to whom, how it ended and why', () => {
  const event = {
    published: 'not a date',
    severity: 'WARN',
    displayMessage: 'OIDC authorization code request',
    eventType: 'app.oauth2.authorize.code',
    outcome: { result: 'FAILURE', reason: 'user_not_assigned' },
    actor: { displayName: null, alternateId: 'bo@acme.example' },
    target: [{ type: 'AppInstance', displayName: 'Alpacon' }],
    detail: [],
    sameEventHref: '?event=x',
    sameActorHref: '?actor=x',
  }
  const page = systemLogPage({
    shell: shell('System Log'),
    eventTypes: [],
    events: [event],
    page: { total: 1 },
  })
  expect(textOf(page)).toContain(
    'not a date bo@acme.example OIDC authorization code request app.oauth2.authorize.code FAILURE WARN user_not_assigned Alpacon AppInstance',
  )
})

test('an address too long for its line breaks after its @', () => {
  const rows = [{ name: 'Ada', note: 'ada@acme.example', state: 'Assigned' }]
  const list = chooser({
    of: ['person', 'people'],
    search: undefined,
    here: '/here',
    keep: {},
    rows,
    page: none,
    doneHref: '/done',
  })
  expect(`${list}`).toContain('ada@<wbr>acme.example')
})
