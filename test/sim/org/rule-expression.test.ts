import { expect, test } from 'vitest'
import { compileRuleExpression } from '../../../sim/org/rule-expression.ts'
import { refusalOf } from './model.ts'

const eve = {
  profile: { department: 'Eng', title: 'Senior "Lead"', level: 7, remote: true },
  groupIds: new Set(['00g1']),
  groupNames: new Set(['Berlin']),
}

test.each([
  ['user.department=="Eng"', true],
  ["user.department == 'Eng'", true],
  ['user.department=="eng"', false],
  ['user.department!="Sales"', true],
  ['user.department!="Eng"', false],
  [' user.remote   ', true],
  ['user.level==7', true],
  ['user.level=="7"', false],
  ['user.remote==true', true],
  ['user.remote', true],
  ['!user.remote', false],
  ['user.city==null', true],
  ['user.constructor==null', true],
  ['user.title=="Senior \\"Lead\\""', true],
  ['String.stringContains(user.title, "Lead")', true],
  ['String.stringContains(user.city, "Lead")', false],
  ['String.startsWith(user.title,"Sen")', true],
  ['String.startsWith(user.title,"ior")', false],
  ['String.startsWith(user.city, "Sen")', false],
  ['isMemberOfGroup("00g1")', true],
  ['isMemberOfGroup("00g2")', false],
  ['isMemberOfAnyGroup("00g2", "00g1")', true],
  ['isMemberOfAnyGroup("00g2", "00g3")', false],
  ['isMemberOfGroupName("Berlin")', true],
  ['isMemberOfGroupName("Paris")', false],
  ['user.department=="Sales" || user.level==7 && user.remote==false', false],
  ['(user.department=="Sales" || user.level==7) && user.remote==true', true],
  ['user.department=="Eng" AND user.level==7', true],
  ['user.department=="Sales" OR user.level==7', true],
  ['!(user.department=="Sales") && !isMemberOfGroup("00g2")', true],
])('%s is %s', (source, expected) => {
  expect(compileRuleExpression(source)(eve)).toBe(expected)
})

test.each([
  ['', 'character 1'],
  ['user.department=="Eng', 'character 18'],
  ['user.department=="Eng")', 'character 23, where ")" stands'],
  ['(user.level==7', 'character 15'],
  ['(user.level==7 ")"', 'character 16'],
  ['user.level==7 &&', 'character 17, where the end stands'],
  ['user.level==)', 'an attribute, a text or a function was expected at character 13'],
  ['user.level===7', 'character 13'],
  ['user.address.city=="x"', 'user.<attribute>'],
  ['department=="Eng"', 'user.<attribute>'],
  ['my.user.department=="Eng"', 'user.<attribute>'],
  ['String.substring(user.title, 1)=="x"', 'String.startsWith'],
  ['toString()=="x"', 'user.<attribute>'],
  ['String.startsWith(user.title)', '2 parameters'],
  ['isMemberOfGroup()', '1 parameters'],
  ['user.level > 3', 'character 12 ("> 3")'],
  ['user.level; user.remote', 'character 11'],
])('%s is refused, and the refusal names the place or what is known', (source, place) => {
  const { code, causes } = refusalOf(() => compileRuleExpression(source))
  expect(code).toBe('E0000001')
  expect(causes[0]).toContain(place)
})
