import { expect, test } from 'vitest'
import { memory } from './memory.ts'

test('what sign-ins leave behind is bounded, and gone once it has expired', async () => {
  const { broken } = await memory.run({ amount: 200, seed: 1, progress: () => undefined })
  expect(broken).toEqual([])
}, 180_000)
