import { expect, test } from 'vitest'
import type { RuleSettings } from '../../../sim/org/group-rules.ts'
import { engineeringByRule } from './engineering.ts'
import { refusalOf } from './model.ts'

test('a rule is found by its id, and by nothing that every object inherits', () => {
  const { groupRules, rule } = engineeringByRule()
  expect(groupRules.get(rule.id)).toBe(rule)
  expect(refusalOf(() => groupRules.get('constructor')).code).toBe('E0000007')
})

const named = 'actions.assignUserToGroups.groupIds'

test.each<[string, Partial<RuleSettings>, string]>([
  ['without a name', { name: ' ' }, 'name: The field cannot be left blank'],
  [
    'under another’s name',
    { name: 'Engineers' },
    'name: An object with this field already exists in the current organization',
  ],
  ['that fills no group', { groupIds: [] }, `${named}: The field cannot be left blank`],
])('a rule %s is refused', (_, wrong, cause) => {
  const { groupRules, engineering, rule } = engineeringByRule()
  const settings = { name: 'Leads', expression: 'user.lead', groupIds: [engineering.id], ...wrong }
  expect(refusalOf(() => groupRules.create(settings))).toEqual({ code: 'E0000001', causes: [cause] })
  expect(groupRules.list()).toEqual([rule])
})

test('no rule fills a group that is not there, or Everyone, where all are already', () => {
  const { groupRules, groups } = engineeringByRule()
  const create = (groupId: string) => () =>
    groupRules.create({ name: 'Leads', expression: 'user.lead', groupIds: [groupId] })
  expect(refusalOf(create('00g-of-nobody')).code).toBe('E0000007')
  const everyone = groups.byName('Everyone')!
  expect(refusalOf(create(everyone.id)).causes).toEqual([
    `${named}: ${everyone.id} is built in: nobody is put into it`,
  ])
})

test('an org has at most 2,000 rules', () => {
  const { groupRules, rule, engineering, state } = engineeringByRule()
  for (let number = 2; number < 2000; number += 1)
    state.groupRules[`0pr-${number}`] = { ...rule, name: `${number}` }
  const create = (name: string) =>
    groupRules.create({ name, expression: 'user.lead', groupIds: [engineering.id] })
  expect(create('The last').status).toBe('INACTIVE')
  expect(refusalOf(() => create('One more')).causes).toEqual(['name: An org has at most 2000 rules'])
})

test('a rule is changed while it is inactive, under the name it has, and keeps its groups', () => {
  const { groupRules, groups, rule, ann, engineering, members } = engineeringByRule()
  const sales = groups.create({ name: 'Sales' })
  const settings = { name: 'Engineers', expression: 'user.department=="Sales"', groupIds: [engineering.id] }
  groupRules.update(rule, { ...settings, excludedUserIds: [ann.id], excludedGroupIds: [sales.id] })
  groupRules.update(rule, settings)
  expect([rule.excludedUserIds, rule.excludedGroupIds]).toEqual([[], []])
  const elsewhere = { ...settings, groupIds: [sales.id] }
  expect(refusalOf(() => groupRules.update(rule, elsewhere)).causes).toEqual([
    `${named}: The groups of a rule cannot be changed`,
  ])
  groupRules.activate(rule)
  expect(refusalOf(() => groupRules.update(rule, settings)).code).toBe('E0000001')
  expect(members()).toEqual([])
})

test('a new rule excludes whom it is told to, and nobody else', () => {
  const { groupRules, groups, rule, ann, engineering, members } = engineeringByRule()
  const visitors = groups.create({ name: 'Visitors' })
  expect([rule.excludedUserIds, rule.excludedGroupIds]).toEqual([[], []])
  const excluding = { excludedUserIds: [ann.id], excludedGroupIds: [visitors.id] }
  const settings = { name: 'Others', expression: 'user.department=="Eng"', groupIds: [engineering.id] }
  const other = groupRules.create({ ...settings, ...excluding })
  expect(other).toMatchObject(excluding)
  groupRules.activate(other)
  expect(members()).toEqual([])
})
