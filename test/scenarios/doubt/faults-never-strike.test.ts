import { expect, test } from 'vitest'
import { faultsNeverStrike, runWith } from './handicaps.ts'

test('where its fault never strikes, a scenario is inconclusive', { timeout: 300_000 }, async () => {
  const needed = (await runWith(faultsNeverStrike)).filter(({ used }) => used > 0)
  expect(needed.length).toBeGreaterThan(12)
  expect(needed.filter(({ verdict }) => verdict !== 'inconclusive')).toEqual([])
})
