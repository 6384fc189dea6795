import { expect, test } from 'vitest'
import { load } from './load.ts'

test('64 people sign in while assignments change: no wrong verdict, no wrong tenant, no lost event', async () => {
  const { figures, broken } = await load.run({ amount: 1, seed: 1, progress: () => undefined })
  expect(broken).toEqual([])
  // A test in which nobody came is none.
  expect(figures['let in']).toBeGreaterThan(0)
  expect(figures.refused).toBeGreaterThan(0)
  expect(figures.changes).toBeGreaterThan(0)
}, 180_000)
