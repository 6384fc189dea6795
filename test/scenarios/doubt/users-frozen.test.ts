import { expect, test } from 'vitest'
import { runWith, usersFrozen } from './handicaps.ts'

test('where the list of users never changes, no scenario that judges by it passes', {
  timeout: 300_000,
}, async () => {
  const needed = (await runWith(usersFrozen)).filter(({ used }) => used > 0)
  expect(needed.length).toBeGreaterThan(12)
  expect(needed.filter(({ verdict }) => verdict === 'passed')).toEqual([])
})
