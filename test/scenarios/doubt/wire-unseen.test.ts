import { expect, test } from 'vitest'
import { runWith, wireUnseen } from './handicaps.ts'

test('where nothing is recorded, no scenario that judges by the wire passes', {
  timeout: 300_000,
}, async () => {
  // The report of a scenario asks once, and of one that is tried over HTTP before it is in a browser, twice.
  const needed = (await runWith(wireUnseen)).filter(
    ({ used, scenario }) => used > 1 && scenario !== 'initiate/framed',
  )
  expect(needed.length).toBeGreaterThan(6)
  expect(needed.filter(({ verdict }) => verdict !== 'inconclusive')).toEqual([])
})
