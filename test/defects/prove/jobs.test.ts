import { expect, test } from 'vitest'
import type { Defect } from '../defect.ts'
import { jobsFor } from './jobs.ts'

const parts = () => ({})
const defectNamed = (id: string, killedBy: string[], equivalent?: string) =>
  ({ id, does: id, killedBy, equivalent, parts }) satisfies Defect & { id: string }
const variants = [{ id: 'variants/other', does: 'otherwise', rightBy: 'RFC 1', parts }]
const scenarios = [
  'guide/sso/sp-initiated',
  'guide/jit/created',
  'guide/troubleshooting/no-tile',
  'identity/a',
  'identity/b',
  'protocol/response/c',
  'protocol/response-twice/d',
  'protocol/token/e',
]
const planned = (defects: ReturnType<typeof defectNamed>[], whole = false) =>
  jobsFor({ defects, variants: [] }, scenarios, whole)[0]?.scenarios

test('a defect meets the folders of those that have to notice it, wherever it lies itself, and the main roads', () => {
  expect(planned([defectNamed('identity/x', ['protocol/response/c'])])).toEqual([
    'guide/sso/sp-initiated',
    'guide/jit/created',
    'protocol/response/c',
  ])
})

test('one that nothing has to notice meets its own area', () => {
  expect(planned([defectNamed('identity/x', [], 'Core 2')])).toEqual([
    'guide/sso/sp-initiated',
    'guide/jit/created',
    'identity/a',
    'identity/b',
  ])
})

test('the whole is every scenario', () => {
  expect(planned([defectNamed('identity/x', ['identity/a'])], true)).toEqual(scenarios)
})

test('a variant meets every scenario once, an area at a time, the largest first', () => {
  const jobs = jobsFor({ defects: [], variants }, scenarios, false)
  expect(jobs.map(job => job.scenarios.length)).toEqual([3, 3, 2])
  expect(jobs.flatMap(job => job.scenarios).sort()).toEqual([...scenarios].sort())
  expect(new Set(jobs.map(({ of }) => of))).toEqual(new Set(['variants/other']))
})
