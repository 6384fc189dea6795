import { expect, test } from 'vitest'
import { millionEvents } from './million-events.ts'

test('a System Log that has had more events than it keeps is bounded, collected whole and searched rightly', async () => {
  const { figures, broken } = await millionEvents.run({ amount: 50_000, seed: 1, progress: () => undefined })
  expect(broken).toEqual([])
  expect(figures['events kept']).toBeGreaterThanOrEqual(18_000)
}, 180_000)
