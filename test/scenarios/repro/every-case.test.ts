import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { conduct } from '../../../scenarios/harness/conduct.ts'
import { type OpenPlatform, openPlatform } from '../../../scenarios/harness/platform.ts'
import { type Case, happenings, observations } from '../../../scenarios/repro/case.ts'
import { caseNames, findCase } from '../../../scenarios/repro/case-library.ts'
import { asNewPerson } from '../../../scenarios/repro/ground.ts'
import { playCase } from '../../../scenarios/repro/play-case.ts'
import { readCase } from '../../../scenarios/repro/read-case.ts'
import { requirements } from '../../../scenarios/requirements.ts'

let platform: OpenPlatform
beforeAll(async () => {
  platform = await openPlatform({})
})
// What a case does to the clock of the target outlasts its scene.
afterEach(() => platform.target.setClockAhead?.(0))
afterAll(() => platform.close())

async function play(played: Case) {
  const { outcome, close } = await conduct(
    { title: played.title, level: 'M', act: scene => playCase(played, scene, { until: 'mended' }) },
    platform,
    {
      agentKind: 'http',
      stageKind: 'http',
      person: { ...asNewPerson(played.people[0]!), isKnown: false },
      chromium: () => Promise.reject(new Error('a case needs no browser')),
    },
  )
  await close()
  return outcome
}

const names = await caseNames()
const load = async (name: string) => readCase((await findCase(name))!)

describe.each(names)('%s', name => {
  test('shows its symptom, and its remedy mends it', async () => {
    const { verdict, reason } = await play(await load(name))
    expect({ verdict, reason }).toEqual({ verdict: 'passed', reason: null })
  })

  test('without its remedy it stays as it was', async () => {
    const { verdict, steps } = await play({ ...(await load(name)), remedy: [] })
    expect(verdict).toBe('failed')
    expect(steps.at(-1)?.title).toMatch(/^gone: /)
  })

  test('without what happened there is nothing to mend', async () => {
    const { happened, ...rest } = await load(name)
    // What stands from the beginning can't be left out.
    if (happened.length === 0) return
    const { verdict } = await play({ ...rest, happened: [] })
    expect(verdict).not.toBe('passed')
  })

  test('names an entry of the guide that there is, or none', async () => {
    const { guide } = await load(name)
    const entries = requirements.map(({ id }) => id as string)
    expect(guide === null || entries.includes(guide)).toBe(true)
  })
})

test('every verb is in a case, and so is played', async () => {
  const cases = await Promise.all(names.map(load))
  const used = cases.flatMap(({ worked, happened, sees, remedy, afterwards }) =>
    [...worked, ...happened, ...sees, ...remedy, ...afterwards].map(({ verb }) => verb),
  )
  expect([...new Set(used)].sort()).toEqual(Object.keys({ ...happenings, ...observations }).sort())
})

test('the README shows a case as it is, and counts them', async () => {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
  const text = await readFile((await findCase('no-tile-removed-from-group'))!, 'utf8')
  expect(readme).toContain(text.replace(/^#.*\n/, ''))
  expect(readme).toContain(`the ${names.length} cases that come along`)
})
