import { expect, test } from 'vitest'
import {
  demandDelivered,
  ExpectationFailed,
  expectEqual,
  expectThat,
  Inconclusive,
} from '../../scenarios/harness/verdicts.ts'

/** What an act throws. Throws itself where it throws nothing. */
function thrownBy(act: () => void): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test.each([
  [1, 1],
  ['a', 'a'],
  [undefined, undefined],
  [
    { a: 1, b: { c: [1, 2] } },
    { b: { c: [1, 2] }, a: 1 },
  ],
])('%j equals %j', (received: unknown, expected) => {
  expect(() => expectEqual('it', received, expected)).not.toThrow()
})

test.each([
  [1, 2],
  [undefined, null],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 1, b: 2 }],
  [true, 'false'],
])('%j does not equal %j', (received: unknown, expected) => {
  expect(thrownBy(() => expectEqual('it', received, expected))).toBeInstanceOf(ExpectationFailed)
})

test('what was expected and what was received are told apart', () => {
  const error = thrownBy(() => expectEqual("the person's role", 'staff', 'user'))
  expect(error).toMatchObject({
    message: "the person's role is not as expected",
    expected: 'user',
    received: 'staff',
  })
  expect(thrownBy(() => expectEqual('it', undefined, 'user'))).toMatchObject({ received: 'nothing' })
})

test('what does not hold is a failed expectation that says what was seen', () => {
  expect(() => expectThat('the tile is there', true, '')).not.toThrow()
  expect(thrownBy(() => expectThat('the tile is there', false, 'no tile'))).toMatchObject({
    name: 'ExpectationFailed',
    expected: 'the tile is there',
    received: 'no tile',
  })
})

test('a fault that was not delivered makes it inconclusive', () => {
  expect(() => demandDelivered('the fault struck', true)).not.toThrow()
  expect(thrownBy(() => demandDelivered('the fault never struck', false))).toBeInstanceOf(Inconclusive)
})
