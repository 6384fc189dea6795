import { expect, test } from 'vitest'
import { varyingPart } from '../../scenarios/harness/varying-part.ts'

test.each([
  ['a counter', ['sign-in-1', 'sign-in-2', 'sign-in-3'], 1],
  ['a counter with something behind it', ['1-of-today', '2-of-today'], 1],
  ['a clock', ['1764165600123', '1764165600987', '1764165601001'], 4],
  ['the same each time', ['abcdef', 'abcdef'], 0],
  ['one that is longer by its end', ['abc', 'abcd'], 0],
  ['a letter over and over', ['aa', 'aaa'], 0],
  ['random all through', ['p3Xk9QmZ', 'Lw07rTbe'], 8],
])('of %s, so much changes', (_, values, varying) => {
  expect(varyingPart(values)).toBe(varying)
})
