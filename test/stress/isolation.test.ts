import { expect, test } from 'vitest'
import { PROBES } from './crossings.ts'
import { isolation } from './isolation.ts'

test('orgs and workspaces with the same logins, used at random, never cross', async () => {
  const { figures, broken } = await isolation.run({ amount: 40, seed: 1, progress: () => undefined })
  expect(broken).toEqual([])
  for (const [name] of PROBES) expect([name, figures[name]]).toEqual([name, expect.any(Number)])
}, 180_000)
