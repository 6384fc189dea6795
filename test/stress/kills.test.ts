import { expect, test, vi } from 'vitest'
import { kills } from './kills.ts'

// Each kill begins a process anew, with both servers.
vi.setConfig({ testTimeout: 120_000 })

test('after kill -9 everything acknowledged is there, and nothing is half there', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { figures, broken } = await kills.run({ amount: 3, seed, progress: () => undefined })
  expect(broken).toEqual([])
  expect(figures['changes acknowledged']).toBeGreaterThan(0)
})
