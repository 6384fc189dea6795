import { expect, test } from 'vitest'
import { oktaOfThisFile } from '../okta.ts'
import { managementClient } from './management-client.ts'

const { newOrg } = oktaOfThisFile()

async function crowd(size: number) {
  const { org } = await newOrg()
  const add = (name: string) =>
    org.createUser({ firstName: name, lastName: 'Jones', login: `${name}@example.com`, password: 'x' })
  for (let number = 0; number < size; number += 1) add(`n${number}`)
  return { org, api: managementClient(org), add }
}

const idsOf = (pages: { id: string }[][]) => pages.flat().map(({ id }) => id)

test('a list comes in pages of the size that was asked for, and ends without a next', async () => {
  const { api, org } = await crowd(7)
  const all = org.model.users.list().length
  expect(all).toBe(10)
  const pages = await api.pages('/users?limit=4')
  expect(pages.map(page => page.length)).toEqual([4, 4, 2])
  expect((await api.pages('/users?limit=5')).map(page => page.length)).toEqual([5, 5])
})

test('200 people come at once at the most', async () => {
  const { api } = await crowd(205)
  expect((await api.get('/users')).body).toHaveLength(200)
  expect((await api.get('/users?limit=500')).body).toHaveLength(200)
})

test('people who are added or deleted meanwhile neither repeat nor hide those who were there, and come last', async () => {
  const { api, org, add } = await crowd(30)
  const before = org.model.users.list().map(({ id }) => id)
  const seen: string[] = []
  const late: string[] = []
  let next: string | undefined = '/users?limit=5'
  let round = 0
  while (next) {
    const { body, links } = await api.get(next)
    seen.push(...body.map(({ id }) => id))
    next = links.next
    round += 1
    if (round > 4) continue
    for (let more = 0; more < 3; more += 1) late.push(add(`late${round}-${more}`).id)
    // The person whom the cursor points at leaves.
    const last = org.model.users.get(seen.at(-1)!)
    org.model.users.deactivate(last)
    org.model.users.delete(last)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(before.filter(id => !seen.includes(id))).toEqual([])
  expect(seen.slice(before.length).sort()).toEqual(late.sort())
})

test('a cursor goes on in a list that is filtered, in the same filter', async () => {
  const { api } = await crowd(12)
  const pages = await api.pages(`/users?limit=3&search=${encodeURIComponent('profile.firstName sw "n1"')}`)
  expect(pages.map(page => page.length)).toEqual([3])
  const wide = await api.pages(`/users?limit=5&search=${encodeURIComponent('profile.firstName sw "n"')}`)
  expect(wide.map(page => page.length)).toEqual([5, 5, 2])
  expect(new Set(idsOf(wide)).size).toBe(12)
})

test('members, groups, apps and assignments are paged alike', async () => {
  const { api, org } = await crowd(0)
  const app = await api.webApp('Portal')
  const group = org.createGroup({ name: 'Crew' })
  for (let number = 0; number < 5; number += 1) {
    const { id } = await api.person(`P${number}`)
    await api.put(`/groups/${group.id}/users/${id}`)
    await api.post(`/apps/${app.id}/users`, { id })
    const { id: another } = await api.group(`Group ${number}`)
    await api.put(`/apps/${app.id}/groups/${another}`)
    await api.webApp(`App ${number}`)
  }
  for (const [path, count] of [
    [`/groups/${group.id}/users`, 5],
    [`/apps/${app.id}/users`, 5],
    [`/apps/${app.id}/groups`, 5],
    ['/groups', 7],
    ['/apps', 7],
  ] as const) {
    const pages = await api.pages(`${path}?limit=2`)
    expect([path, new Set(idsOf(pages)).size]).toEqual([path, count])
    expect(pages.every(page => page.length <= 2)).toBe(true)
  }
})
