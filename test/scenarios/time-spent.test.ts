import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openPlatform } from '../../scenarios/harness/platform.ts'
import { createScene } from '../../scenarios/harness/scene.ts'
import { createLedger, type Spender, timeSpent } from '../../scenarios/harness/time-spent.ts'

/** A ledger by a clock that stands until it is set. */
function ledgerAt(start = 0) {
  const clock = { now: start }
  return { clock, ledger: createLedger(() => clock.now) }
}

describe('each moment belongs to one', () => {
  test.each<[string, [Spender, number, number][], Record<Spender, number>]>([
    ['nobody', [], { browser: 0, target: 0, okta: 0 }],
    [
      'the browser, where no server owes an answer',
      [['browser', 10, 40]],
      { browser: 30, target: 0, okta: 0 },
    ],
    [
      'Okta, where the browser waits for the target and that for Okta',
      [
        ['okta', 40, 60],
        ['target', 20, 80],
        ['browser', 0, 100],
      ],
      { browser: 40, target: 40, okta: 20 },
    ],
    [
      'the target, where Okta waits for it',
      [
        ['okta', 0, 50],
        ['target', 10, 40],
      ],
      { browser: 0, target: 30, okta: 20 },
    ],
    [
      'the one that was asked last, where two are asked at once',
      [
        ['target', 0, 60],
        ['okta', 20, 90],
      ],
      { browser: 0, target: 20, okta: 70 },
    ],
    [
      'a server, where the browser acts meanwhile',
      [
        ['target', 0, 60],
        ['browser', 20, 90],
      ],
      { browser: 30, target: 60, okta: 0 },
    ],
  ])('%s', (_, stretches, spent) => {
    const { clock, ledger } = ledgerAt()
    for (const [of, from, to] of stretches) ledger.note(of, from, to)
    clock.now = 100
    expect(ledger.settle()).toEqual(spent)
  })

  test('however they overlap, all together is the time in which anybody was at work', () => {
    const stretch = fc.tuple(
      fc.constantFrom('browser', 'target', 'okta'),
      fc.nat(99),
      fc.integer({ min: 1, max: 99 }),
    )
    fc.assert(
      fc.property(fc.array(stretch), stretches => {
        const { clock, ledger } = ledgerAt()
        for (const [of, from, length] of stretches) ledger.note(of, from, from + length)
        clock.now = 200
        const busy = Array.from({ length: 200 }, (_, at) =>
          stretches.some(([, from, length]) => from <= at && at < from + length),
        )
        const { browser, target, okta } = ledger.settle()
        expect(browser + target + okta).toBe(busy.filter(Boolean).length)
      }),
    )
  })
})

test('what lasts counts up to now, and from then on the next time', async () => {
  const { clock, ledger } = ledgerAt()
  let end!: () => void
  const act = () => new Promise<void>(done => (end = done))
  const doing = ledger.around('target', act)
  clock.now = 30
  expect(ledger.settle().target).toBe(30)
  clock.now = 40
  end()
  await doing
  clock.now = 90
  expect(ledger.settle().target).toBe(10)
  expect(ledger.settle().target).toBe(0)
})

test('what is told too late counts only from the last time on', () => {
  const { clock, ledger } = ledgerAt()
  clock.now = 50
  ledger.settle()
  clock.now = 100
  ledger.note('okta', 20, 70)
  expect(ledger.settle().okta).toBe(20)
})

test('what fails has taken its time, too', async () => {
  const { clock, ledger } = ledgerAt()
  const failing = ledger.around('target', async () => {
    clock.now = 7
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(ledger.settle().target).toBe(7)
})

test('a long list is added up on the way, and nothing is lost', () => {
  const { clock, ledger } = ledgerAt()
  for (let at = 0; at < 12_000; at += 1) {
    clock.now = at + 1
    ledger.note('okta', at, at + 1)
  }
  expect(ledger.settle().okta).toBe(12_000)
})

test('a thing that is watched does what it did', async () => {
  const { clock, ledger } = ledgerAt()
  const thing = ledger.watched('browser', {
    name: 'page',
    number: (one: number) => one + 1,
    async later(one: number) {
      clock.now += one
      return this.name
    },
  })
  expect([thing.name, thing.number(1), await thing.later(5)]).toEqual(['page', 2, 'page'])
  expect(ledger.settle().browser).toBe(5)
})

test('a scene over HTTP takes time of Okta and of the target, and none of a browser', async () => {
  timeSpent.settle()
  const began = performance.now()
  const platform = await openPlatform()
  try {
    const noBrowser = () => Promise.reject(new Error('no browser'))
    const started = timeSpent.settle()
    expect(started.okta).toBeGreaterThan(0)
    expect(started.target).toBeGreaterThan(0)
    const scene = await createScene(platform, { agentKind: 'http', stageKind: 'http' }, noBrowser)
    const ofScene = timeSpent.settle()
    expect(ofScene.okta).toBeGreaterThan(0)
    expect(ofScene.target).toBeGreaterThan(0)
    await scene.admin.addsFromCatalog(scene.label)
    const atOkta = timeSpent.settle()
    expect(atOkta.okta).toBeGreaterThan(0)
    expect([atOkta.target, atOkta.browser]).toEqual([0, 0])
    await scene.person.agent.open(scene.workspace.url)
    const atTarget = timeSpent.settle()
    expect(atTarget.target).toBeGreaterThan(0)
    expect(atTarget.browser).toBe(0)
    const all = [started, ofScene, atOkta, atTarget].flatMap(({ okta, target }) => [okta, target])
    expect(all.reduce((sum, one) => sum + one)).toBeLessThan(performance.now() - began)
    await scene.close()
  } finally {
    await platform.close()
  }
})
