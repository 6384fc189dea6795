import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'

// The long form: npm run stress -- fuzz
test('malformed requests to every endpoint bring neither server to a 5xx, a hang, a crash or a wrong form of error', {
  timeout: 120_000,
}, async () => {
  const { figures, broken } = await fuzz.run({ amount: 450, seed: 7, progress: () => undefined })
  expect(broken).toEqual([])
  expect(figures['endpoints met']).toBe(figures.endpoints)
  expect(figures['requests tried']).toBe(450)
})
