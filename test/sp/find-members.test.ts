import { expect, test } from 'vitest'
import { findMembers, membersPerPage } from '../../sp/workspaces/find-members.ts'
import { fullName } from '../../sp/workspaces/workspace.ts'
import { member, workspaceWith } from './page-examples.ts'

test('members come in pages by name, each on one of them', () => {
  const workspace = workspaceWith(999)
  const page = (number: number) => findMembers(workspace, { search: '', page: number, withIdentities: true })
  const { pages, found } = page(1)
  expect({ pages, found }).toEqual({ pages: 1000 / membersPerPage, found: 1000 })
  const all = Array.from({ length: pages }, (_, index) => page(index + 1).members)
  expect(all.every(({ length }) => length === membersPerPage)).toBe(true)
  expect(new Set(all.flat()).size).toBe(1000)
  expect(all.flat().slice(0, 2).map(fullName)).toEqual(['Ada Lovelace', 'Alan Dijkstra'])
  expect(page(pages + 1)).toEqual(page(pages))
  expect(page(0)).toEqual(page(1))
})

test('accents and case are nothing to go by', () => {
  const workspace = workspaceWith(0)
  workspace.users = ['Zoë', 'ángel', 'Bo', 'andré', 'Ömer'].map((first_name, number) => ({
    ...member(number),
    first_name,
    last_name: '',
  }))
  const { members } = findMembers(workspace, { search: '', page: 1, withIdentities: false })
  expect(members.map(({ first_name }) => first_name)).toEqual(['andré', 'ángel', 'Bo', 'Ömer', 'Zoë'])
})

test('a search finds whom every word fits, in any case and order', () => {
  const workspace = workspaceWith(10)
  const find = (search: string) =>
    findMembers(workspace, { search, page: 1, withIdentities: false }).members.map(({ username }) => username)
  expect(find('LOVELACE ada')).toEqual(['ada'])
  expect(find('ada hopper')).toEqual([])
  expect(find('person-4')).toEqual(['person-4'])
  expect(find('p4@ACME.example')).toEqual(['person-4'])
})
