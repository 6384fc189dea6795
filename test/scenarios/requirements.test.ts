import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listScenarios, readAnnotations, scenarioId, scenarioIds } from '../../scenarios/harness/catalogue.ts'
import { scenariosFolder } from '../../scenarios/layout.ts'
import { requirements } from '../../scenarios/requirements.ts'
import { looseEnds } from './requirements-rule.ts'

test('every clause has a scenario, every scenario a clause, and every file one scenario', {
  timeout: 60_000,
}, async () => {
  const scenarios = await listScenarios()
  const clauses = requirements.map(({ id }) => id)
  const files = scenarioIds().map(id => `scenarios/${id}.ts`)
  expect(scenarios.length).toBeGreaterThanOrEqual(20)
  expect(looseEnds(clauses, scenarios, files)).toEqual([])
})

/** Below, a sentence says too little to act on; above, nobody reads it beside a failure. */
const lengths = { breach: [50, 150], mend: [60, 230] } as const

test.each(requirements)('$id says in two sentences what its breach does and how to mend it', clause => {
  for (const name of ['breach', 'mend'] as const) {
    const said = clause[name]
    const [least, most] = lengths[name]
    expect([said, said.length >= least && said.length <= most]).toEqual([said, true])
    expect(said).toMatch(/^\p{Lu}.*[^.]\.$/u)
    expect(said).not.toContain(clause.text.replace(/\.$/, ''))
  }
})

test('no sentence about a breach or its mending is used twice', () => {
  const said = requirements.flatMap(({ breach, mend }) => [breach, mend])
  expect(said.filter((sentence, place) => said.indexOf(sentence) !== place)).toEqual([])
})

const one = { id: 'guide/jit/created', clauses: ['guide.jit'] }
const file = 'scenarios/guide/jit/created.ts'

test.each<[why: string, found: string, ...Parameters<typeof looseEnds>]>([
  [
    'a clause without a scenario',
    'scenarios/requirements.ts: no scenario judges guide.sso',
    ['guide.jit', 'guide.sso'],
    [one],
    [file],
  ],
  [
    'a clause that stands there twice',
    'scenarios/requirements.ts: guide.jit stands there twice',
    ['guide.jit', 'guide.jit'],
    [one],
    [file],
  ],
  [
    'a scenario without a clause',
    'scenarios/guide/sso.ts: names no clause',
    ['guide.jit'],
    [one, { id: 'guide/sso', clauses: [] }],
    [file],
  ],
  [
    'a scenario with a clause that is none',
    'scenarios/guide/sso.ts: names guide.sso, which is no clause',
    ['guide.jit'],
    [one, { id: 'guide/sso', clauses: ['guide.jit', 'guide.sso'] }],
    [file],
  ],
  [
    'a file with two scenarios',
    'scenarios/guide/jit/created.ts: holds more than one scenario',
    ['guide.jit'],
    [one, one],
    [file],
  ],
  [
    'a file with none',
    'scenarios/guide/empty.ts: holds no scenario',
    ['guide.jit'],
    [one],
    [file, 'scenarios/guide/empty.ts'],
  ],
])('%s is found, with its path', (_, found, clauses, scenarios, files) => {
  expect(looseEnds(clauses, scenarios, files)).toEqual([found])
})

test('nothing is found where there is nothing', () => {
  expect(looseEnds(['guide.jit'], [one], [file])).toEqual([])
})

test('a scenario is called by its path', () => {
  expect(scenarioId(join(scenariosFolder, 'guide/jit/created.ts'))).toBe('guide/jit/created')
})

test('a scenario that says no level is a MUST', () => {
  const clause = { type: 'clause', description: 'guide.jit' }
  expect(readAnnotations([clause])).toEqual({ clauses: ['guide.jit'], level: 'M' })
  expect(readAnnotations([clause, { type: 'level', description: 'S' }]).level).toBe('S')
})
