import { expect, test } from 'vitest'
import { findMembers, membersPerPage } from '../../sp/workspaces/find-members.ts'
import { workspaceWith } from './page-examples.ts'

test('five thousand members come in pages, each member on one', () => {
  const workspace = workspaceWith(4999)
  const page = (number: number) => findMembers(workspace, { search: '', page: number, withIdentities: true })
  const { pages, found } = page(1)
  expect({ pages, found }).toEqual({ pages: 5000 / membersPerPage, found: 5000 })
  const all = Array.from({ length: pages }, (_, index) => page(index + 1).members)
  expect(all.every(({ length }) => length === membersPerPage)).toBe(true)
  expect(new Set(all.flat()).size).toBe(5000)
  expect(page(pages + 1)).toEqual(page(pages))
  expect(workspace.users[0]?.username).toBe('ada')
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
