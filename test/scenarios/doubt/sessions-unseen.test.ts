import { expect, test } from 'vitest'
import { runWith, sessionsUnseen } from './handicaps.ts'

test('where no session is ever seen, no scenario that asks who is signed in passes', {
  timeout: 300_000,
}, async () => {
  const needed = (await runWith(sessionsUnseen)).filter(({ used }) => used > 0)
  expect(needed.length).toBeGreaterThan(25)
  expect(needed.filter(({ verdict }) => verdict === 'passed')).toEqual([])
})
