import { expect, test } from 'vitest'
import { createClock } from '../../../sim/org/clock.ts'

/** A clock over a real time that stands at noon until it is moved. */
function scene() {
  let milliseconds = Date.parse('2026-01-31T12:00:00.000Z')
  const clock = createClock(() => new Date(milliseconds))
  return {
    clock,
    pass(seconds: number) {
      milliseconds += seconds * 1000
    },
  }
}

test('a clock that is put to a moment goes on from there', () => {
  const { clock, pass } = scene()
  clock.set({ now: new Date('2026-01-31T13:00:00.000Z') })
  expect([clock.offsetSeconds(), clock.now()]).toEqual([3600, new Date('2026-01-31T13:00:00.000Z')])
  pass(30)
  expect(clock.now()).toEqual(new Date('2026-01-31T13:00:30.000Z'))
})

test('a clock is put behind the real time, by whole seconds, and back to it', () => {
  const { clock } = scene()
  clock.set({ now: new Date('2026-01-31T11:59:29.800Z') })
  expect(clock.offsetSeconds()).toBe(-30)
  clock.set({ offsetSeconds: 0 })
  expect(clock.now()).toEqual(new Date('2026-01-31T12:00:00.000Z'))
})
