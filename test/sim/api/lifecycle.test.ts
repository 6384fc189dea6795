import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

/** Eve has an app of her own and one by a group. */
async function scene() {
  const { org } = await newOrg()
  const api = managementClient(org)
  const eve = await api.person('Eve')
  const [own, shared] = [await api.webApp('Own'), await api.webApp('Shared')]
  const group = await api.group('Crew')
  await api.put(`/groups/${group.id}/users/${eve.id}`)
  await api.post(`/apps/${own.id}/users`, { id: eve.id, scope: 'USER' })
  await api.put(`/apps/${shared.id}/groups/${group.id}`)
  /** How she has each: her own, by the group, or not (404). */
  async function had() {
    const scopes = []
    for (const app of [own, shared]) {
      const { status, body } = await api.get(`/apps/${app.id}/users/${eve.id}`)
      scopes.push(status === 200 ? body.scope : status)
    }
    return scopes
  }
  return { org, api, eve, own, shared, group, had }
}

test('suspension keeps assignments', async () => {
  const { api, eve, had } = await scene()
  await api.post(`/users/${eve.id}/lifecycle/suspend`)
  expect(await had()).toEqual(['USER', 'GROUP'])
})

test('deactivation takes every assignment and the password; reactivation brings none of a person’s own back', async () => {
  const { api, eve, had } = await scene()
  await api.post(`/users/${eve.id}/lifecycle/deactivate`)
  expect(await had()).toEqual([404, 404])
  expect((await api.get(`/users/${eve.id}`)).body.credentials.password).toBeUndefined()
  await api.post(`/users/${eve.id}/lifecycle/activate?sendEmail=false`)
  expect((await api.get(`/users/${eve.id}`)).body.status).toBe('PROVISIONED')
  await api.post(`/users/${eve.id}`, { credentials: { password: { value: 'New-Password-1' } } })
  expect((await api.get(`/users/${eve.id}`)).body.status).toBe('ACTIVE')
  expect(await had()).toEqual([404, 'GROUP'])
})

test('a person is deleted by the second DELETE, and their login is free again', async () => {
  const { api, eve, group } = await scene()
  expect((await api.delete(`/users/${eve.id}`)).status).toBe(204)
  expect((await api.get(`/users/${eve.id}`)).body.status).toBe('DEPROVISIONED')
  expect((await api.delete(`/users/${eve.id}`)).status).toBe(204)
  expect((await api.get(`/users/${eve.id}`)).status).toBe(404)
  expect((await api.get(`/groups/${group.id}/users`)).body).toEqual([])
  expect((await api.person('Eve')).id).not.toBe(eve.id)
})

test('a person’s own assignment outlives the group’s, and the group’s outlives it', async () => {
  const { api, eve, shared, group, had } = await scene()
  await api.post(`/apps/${shared.id}/users`, { id: eve.id, scope: 'USER' })
  expect(await had()).toEqual(['USER', 'USER'])
  await api.delete(`/groups/${group.id}/users/${eve.id}`)
  expect(await had()).toEqual(['USER', 'USER'])
  await api.put(`/groups/${group.id}/users/${eve.id}`)
  await api.delete(`/apps/${shared.id}/users/${eve.id}`)
  expect(await had()).toEqual(['USER', 'GROUP'])
  const refused = await api.delete(`/apps/${shared.id}/users/${eve.id}`)
  expect([refused.status, await had()]).toEqual([404, ['USER', 'GROUP']])
})

test('changing what comes by a group makes it the person’s own, and back', async () => {
  const { api, eve, shared, had } = await scene()
  const path = `/apps/${shared.id}/users/${eve.id}`
  const changed = await api.post(path, {
    credentials: { userName: 'eve-at-work' },
    profile: { role: 'cook' },
  })
  expect([changed.body.scope, changed.body.credentials, changed.body.profile]).toEqual([
    'USER',
    { userName: 'eve-at-work' },
    { role: 'cook' },
  ])
  await api.post(path, { scope: 'GROUP' })
  expect(await had()).toEqual(['USER', 'GROUP'])
})

test('a group that comes to stand where another stands moves that one down', async () => {
  const { api, own } = await scene()
  const ids = []
  for (const name of ['A', 'B', 'C']) ids.push((await api.group(name)).id)
  for (const id of ids) await api.put(`/apps/${own.id}/groups/${id}`)
  await api.put(`/apps/${own.id}/groups/${ids[2]}`, { priority: 0 })
  const priorities = []
  for (const id of ids) priorities.push((await api.get(`/apps/${own.id}/groups/${id}`)).body.priority)
  expect(priorities).toEqual([1, 2, 0])
})

test('PUT replaces a profile, POST adds to it', async () => {
  const { api } = await scene()
  const { id, profile } = await api.person('Zoe', { city: 'Berlin' })
  const { login, email, firstName, lastName } = profile
  const added = await api.post(`/users/${id}`, { profile: { title: 'Cook' } })
  expect(added.body.profile).toMatchObject({ city: 'Berlin', title: 'Cook', login })
  const replaced = await api.put(`/users/${id}`, {
    profile: { login, email, firstName, lastName, title: 'Chef' },
  })
  expect([replaced.body.profile.city, replaced.body.profile.title]).toEqual([undefined, 'Chef'])
})

test('a new person is in the groups that were named', async () => {
  const { api, group } = await scene()
  const { body } = await api.post('/users?activate=false', {
    profile: { firstName: 'New', lastName: 'Jones', email: 'new@example.com', login: 'new@example.com' },
    groupIds: [group.id],
  })
  const groups = await api.get(`/users/${body.id}/groups`)
  expect(groups.body.map(one => one.profile.name)).toEqual(['Everyone', 'Crew'])
})

test('an app that was deactivated gives nobody a tile, and can be deleted with its assignments', async () => {
  const { api, eve, own, group } = await scene()
  const tile = { initiate_login_uri: 'http://app.example/start', idp_initiated_login: { mode: 'SPEC' } }
  const app = await api.webApp('Tiled', tile)
  await api.put(`/apps/${app.id}/groups/${group.id}`)
  const tiles = async () => (await api.get(`/users/${eve.id}/appLinks`)).body.map(one => one.label)
  expect(await tiles()).toEqual(['Tiled'])
  await api.post(`/apps/${app.id}/lifecycle/deactivate`)
  expect(await tiles()).toEqual([])
  expect((await api.delete(`/apps/${app.id}`)).status).toBe(204)
  const mine = await api.get(`/apps?filter=${encodeURIComponent(`user.id eq "${eve.id}"`)}`)
  expect(mine.body.map(({ label }) => label).sort()).toEqual(['Own', 'Shared'])
  expect(mine.body.map(({ id }) => id)).toContain(own.id)
})

test('a tile goes with the mode of IdP-initiated login', async () => {
  const { api, eve } = await scene()
  const start = { initiate_login_uri: 'http://app.example/start' }
  const app = await api.webApp('Tiled', { ...start, idp_initiated_login: { mode: 'SPEC' } })
  await api.post(`/apps/${app.id}/users`, { id: eve.id })
  const count = async () => (await api.get(`/users/${eve.id}/appLinks`)).body.length
  expect(await count()).toBe(1)
  const settings = { oauthClient: { ...start, idp_initiated_login: { mode: 'DISABLED' } } }
  expect((await api.put(`/apps/${app.id}`, { label: 'Tiled', settings })).status).toBe(200)
  expect(await count()).toBe(0)
})
