import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

/** Eve (Eng, Berlin), Max (Eng, suspended), Zoe (Sales, deactivated) and whoever every org has. */
async function scene() {
  const { org } = await newOrg()
  const api = managementClient(org)
  const eve = await api.person('Eve', { department: 'Eng', city: 'Berlin', level: 7 })
  const max = await api.person('Max', { department: 'Eng', level: 3 })
  const zoe = await api.person('Zoe', { department: 'Sales' })
  await api.post(`/users/${max.id}/lifecycle/suspend`)
  await api.post(`/users/${zoe.id}/lifecycle/deactivate`)
  /** First names that a query of the user list finds. */
  async function found(query: Record<string, string>) {
    const { status, body } = await api.get(`/users?${new URLSearchParams(query)}`)
    expect(status).toBe(200)
    return body.map(user => user.profile.firstName).sort()
  }
  return { org, api, eve, max, zoe, found }
}

test('the list leaves out who is deactivated, unless one asks for them', async () => {
  const { found } = await scene()
  expect(await found({})).toEqual(['Ada', 'Ann', 'Ben', 'Eve', 'Max'])
  expect(await found({ filter: 'status eq "DEPROVISIONED"' })).toEqual(['Zoe'])
  expect(await found({ search: 'status eq "DEPROVISIONED"' })).toEqual(['Zoe'])
})

test('q finds what a name or address begins with, without those who are deactivated', async () => {
  const { found } = await scene()
  expect(await found({ q: 'ev' })).toEqual(['Eve'])
  expect(await found({ q: 'jones' })).toEqual(['Ada', 'Ann', 'Ben', 'Eve', 'Max'])
  expect(await found({ q: 'max@exa' })).toEqual(['Max'])
  expect(await found({ q: 've' })).toEqual([])
})

test('filter compares the few attributes that Okta lets it', async () => {
  const { found, eve } = await scene()
  expect(await found({ filter: 'status eq "SUSPENDED"' })).toEqual(['Max'])
  expect(await found({ filter: `id eq "${eve.id}" or profile.login eq "MAX@example.com"` })).toEqual([
    'Eve',
    'Max',
  ])
  expect(
    await found({ filter: 'lastUpdated gt "2000-01-01T00:00:00.000Z" and status eq "SUSPENDED"' }),
  ).toEqual(['Max'])
  expect(await found({ filter: 'lastUpdated lt "2000-01-01T00:00:00.000Z"' })).toEqual([])
})

test('search has every documented operator, over every attribute of the profile', async () => {
  const { found } = await scene()
  const by = (search: string) => found({ search })
  expect(await by('profile.department eq "eng"')).toEqual(['Eve', 'Max'])
  expect(await by('profile.department sw "Sa"')).toEqual(['Zoe'])
  expect(await by('profile.lastName co "one" and profile.city co "erl"')).toEqual(['Eve'])
  expect(await by('profile.city pr')).toEqual(['Eve'])
  expect(await by('profile.department pr and profile.department ne "Eng"')).toEqual(['Zoe'])
  expect(await by('profile.level gt 3')).toEqual(['Eve'])
  expect(await by('profile.level ge 3')).toEqual(['Eve', 'Max'])
  expect(await by('profile.level lt 7')).toEqual(['Max'])
  expect(await by('profile.level le 7')).toEqual(['Eve', 'Max'])
})

test('and binds closer than or, and parentheses closer than both', async () => {
  const { found } = await scene()
  const [eng, active, sales] = [
    'profile.department eq "Eng"',
    'status eq "ACTIVE"',
    'profile.department eq "Sales"',
  ]
  expect(await found({ search: `${sales} or ${eng} and ${active}` })).toEqual(['Eve', 'Zoe'])
  expect(await found({ search: `(${sales} or ${eng}) and ${active}` })).toEqual(['Eve'])
})

test('a text keeps its quotes, and can’t end the filter early', async () => {
  const { api, found } = await scene()
  await api.person('Quin', { nickName: 'the "Q" man' })
  expect(await found({ search: 'profile.nickName eq "the \\"Q\\" man"' })).toEqual(['Quin'])
  expect(await found({ search: 'profile.nickName eq "x\\" or id pr"' })).toEqual([])
})

test('one moment is the same in every notation of time', async () => {
  const { api, found, eve } = await scene()
  const { body } = await api.get(`/users/${eve.id}`)
  const elsewhere = body.created.replace('Z', '+00:00')
  expect(await found({ search: `created eq "${elsewhere}" and profile.firstName eq "Eve"` })).toEqual(['Eve'])
})

test('search can be sorted, either way', async () => {
  const { api } = await scene()
  const names = async (order: string) => {
    const query = new URLSearchParams({
      search: 'profile.department pr',
      sortBy: 'profile.firstName',
      sortOrder: order,
    })
    const { body } = await api.get(`/users?${query}`)
    return body.map(user => user.profile.firstName)
  }
  expect(await names('asc')).toEqual(['Eve', 'Max', 'Zoe'])
  expect(await names('desc')).toEqual(['Zoe', 'Max', 'Eve'])
})

test('groups and apps are found by their own attributes, apps also by who has them', async () => {
  const { api, eve, max } = await scene()
  const group = await api.group('Engineering')
  await api.group('Sales')
  const groups = async (query: Record<string, string>) =>
    (await api.get(`/groups?${new URLSearchParams(query)}`)).body.map(one => one.profile.name)
  expect(await groups({ q: 'eng' })).toEqual(['Engineering'])
  expect(await groups({ filter: 'type eq "BUILT_IN"' })).toEqual(['Everyone'])
  expect(await groups({ search: 'profile.name co "ale"' })).toEqual(['Sales'])

  const [portal, closed] = [await api.webApp('Portal'), await api.webApp('Closed')]
  await api.post(`/apps/${closed.id}/lifecycle/deactivate`)
  await api.post(`/apps/${portal.id}/users`, { id: eve.id })
  await api.put(`/apps/${closed.id}/groups/${group.id}`)
  const apps = async (query: Record<string, string>) =>
    (await api.get(`/apps?${new URLSearchParams(query)}`)).body.map(one => one.label)
  expect(await apps({ q: 'port' })).toEqual(['Portal'])
  expect(await apps({ filter: 'status eq "INACTIVE"' })).toEqual(['Closed'])
  expect(await apps({ filter: `user.id eq "${eve.id}"` })).toEqual(['Portal'])
  expect(await apps({ filter: `user.id eq "${max.id}"` })).toEqual([])
  expect(await apps({ filter: `group.id eq "${group.id}"` })).toEqual(['Closed'])
})
