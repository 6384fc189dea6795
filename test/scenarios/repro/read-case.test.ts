import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caseJsonSchema } from '../../../scenarios/repro/case.ts'
import { CaseError, parseCase, readCase } from '../../../scenarios/repro/read-case.ts'
import { smallCase } from './small-case.ts'

/** What is said of a case that differs from a good one. */
function said(change: object): string {
  try {
    parseCase(JSON.stringify({ ...smallCase, ...change }, null, 1), 'case.yaml')
  } catch (error) {
    expect(error).toBeInstanceOf(CaseError)
    return (error as Error).message
  }
  return 'nothing'
}

test('a case is read, and what it leaves out is filled in', () => {
  const read = parseCase(JSON.stringify(smallCase), 'case.yaml')
  expect(read.workspaces).toEqual(['main'])
  expect(read.connected).toBe(true)
  expect(read.sees).toEqual([{ verb: 'sees-no-tile', given: 'Robin Rivera' }])
})

describe('what can’t be used is said with its line and what to do', () => {
  test.each([
    [
      { sees: [{ 'sees-no-til': 'Robin Rivera' }] },
      /line \d+, sees\.0: there is no verb "sees-no-til".*nearest is sees-no-tile/,
    ],
    [{ remedy: [{ 'sees-tile': 'Robin Rivera' }] }, /remedy\.0: there is no verb "sees-tile"/],
    [{ remedy: [{ 'assign-person': 7 }] }, /remedy\.0: assign-person: .*string/],
    [{ remedy: [{ 'add-to-group': { person: 'Robin Rivera' } }] }, /add-to-group\.group/],
    [{ remedy: ['assign-person'] }, /one verb with what it speaks of/],
    [{ remedy: [{ 'hide-tile': true, 'show-tile': true }] }, /one verb/],
    [{ remedy: [] }, /remedy/],
    [{ people: [{ name: 'Robin' }] }, /line \d+, people\.0\.name: a first and a last name/],
    [{ people: [{ name: 'Robin Rivera' }, { name: 'Robin Rivera' }] }, /two have the same name/],
    [{ people: [{ name: 'Robin Rivera', groups: ['Support'] }] }, /there is no group "Support"/],
    [
      { assigned: { people: ['Ada Admin'] } },
      /assigned\.people: there is no person "Ada Admin".*Robin Rivera/,
    ],
    [{ remedy: [{ 'express-configure': 'trial' }] }, /there is no workspace "trial".*main/],
    [{ sees: [{ 'is-refused': { person: 'Ada Admin' } }] }, /sees\.0\.is-refused: there is no person/],
    [{ remedy: [{ 'assign-group': 'Support' }] }, /there is no group "Support"/],
    [{ title: undefined }, /title/],
    [{ colour: 'red' }, /colour/],
  ])('%j', (change, sentence) => {
    expect(said(change)).toMatch(sentence)
  })

  test('text that is no YAML', () => {
    expect(() => parseCase('title: [', 'case.yaml')).toThrow(/case\.yaml can't be used:\n {2}line 1/)
  })

  test('an empty file', () => {
    expect(() => parseCase('', 'case.yaml')).toThrow(/the case: /)
  })

  test('aliases that would grow without end', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`)
    expect(() => parseCase(['a0: &a0 [x]', ...lines].join('\n'), 'case.yaml')).toThrow(/alias/i)
  })

  test('a file that isn’t there', async () => {
    await expect(readCase('nowhere.yaml')).rejects.toThrow('there is no such file')
  })
})

test('the published schema is what the zod type gives now; scenarios/repro/case-json-schema.ts writes it anew', () => {
  const file = new URL('../../../scenarios/cases/case.schema.json', import.meta.url)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(caseJsonSchema())
})
