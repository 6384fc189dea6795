import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byCreation } from '../../../sim/org/order.ts'
import { createOrgModel, emptyOrgState } from '../../../sim/org/org.ts'

test('people stand in the order in which they were made, whoever comes or goes and however the clock is put', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ does: fc.constant('come' as const), at: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ does: fc.constant('go' as const), who: fc.nat() }),
      fc.record({ does: fc.constant('look' as const) }),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(steps, taken => {
      let now = 0
      const clock = { now: () => new Date(Date.UTC(2026, 0, 1) + now) }
      const { users } = createOrgModel(emptyOrgState('acme', clock, '2026.08'), clock)
      for (const [number, step] of taken.entries()) {
        if (step.does === 'look') users.inOrderOfCreation()
        if (step.does === 'come') {
          now = step.at
          users.create({ profile: { firstName: 'A', lastName: 'B', login: `p${number}@example.test` } })
        }
        const somebody = step.does === 'go' && users.list()[step.who % Math.max(1, users.count())]
        if (somebody) {
          users.deactivate(somebody)
          users.delete(somebody)
        }
      }
      expect(users.inOrderOfCreation()).toEqual(users.list().sort(byCreation))
    }),
  )
})
