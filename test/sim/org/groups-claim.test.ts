import { expect, test } from 'vitest'
import { checkGroupsClaim, groupsInClaim } from '../../../sim/org/groups-claim.ts'
import { newOrg, refusalOf } from './model.ts'

test.each([
  ['EQUALS', 'dev', ['dev']],
  ['EQUALS', 'c++', ['c++']],
  ['STARTS_WITH', 'dev', ['dev', 'devops']],
  ['CONTAINS', 'dev', ['dev', 'devops', 'webdev']],
  ['REGEX', 'dev|web.*', ['dev', 'webdev']],
  ['REGEX', 'de', []],
] as const)(
  'of the groups those that a filter %s %s lets in are in the claim',
  (filterType, value, names) => {
    const { groups } = newOrg()
    for (const name of ['dev', 'devops', 'webdev', 'c++', 'sales']) groups.create({ name })
    expect(groupsInClaim({ filterType, value }, groups.list())).toEqual(names)
  },
)

test.each([
  ['EQUALS', ''],
  ['REGEX', '('],
] as const)('a filter %s %j is none', (filterType, value) => {
  expect(refusalOf(() => checkGroupsClaim({ filterType, value })).code).toBe('E0000001')
})
