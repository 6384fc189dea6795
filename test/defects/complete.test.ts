import { describe, expect, test } from 'vitest'
import { scenarioIds } from '../../scenarios/harness/catalogue.ts'
import { idleScenarios } from './idle-scenarios.ts'
import { areaOf, listDefects, listVariants, sections } from './prove/catalogue.ts'

const defects = await listDefects()
const variants = await listVariants()
const scenarios = scenarioIds()
const killers = new Set(defects.flatMap(({ killedBy }) => killedBy))

test('there are eighty defects and more, in each section of the scenario catalogue', () => {
  expect(defects.length).toBeGreaterThanOrEqual(80)
  for (const area of Object.keys(sections)) expect(defects.map(({ id }) => areaOf(id))).toContain(area)
})

describe('no defect without a killer', () => {
  test.each(defects)('$id', ({ killedBy, equivalent }) => {
    // Either a scenario has to notice it, which the tests of its area see, or none can, and it says why.
    expect(killedBy.length > 0).toBe(equivalent === undefined)
    for (const id of killedBy) expect(scenarios).toContain(id)
  })
})

describe('no scenario without a kill', () => {
  test.each(scenarios)('%s', id => {
    expect(killers.has(id) !== id in idleScenarios).toBe(true)
  })

  test('what is said to be idle is a scenario', () => {
    for (const id of Object.keys(idleScenarios)) expect(scenarios).toContain(id)
  })
})

test('every correct variant says what allows it', () => {
  expect(variants.length).toBeGreaterThanOrEqual(6)
  for (const { rightBy } of variants) expect(rightBy).not.toBe('')
})

test('every defect does something of its own', () => {
  const said = [...defects, ...variants].map(({ does }) => does)
  expect(new Set(said).size).toBe(said.length)
})
