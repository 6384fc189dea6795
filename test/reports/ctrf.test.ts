import { validate } from 'ctrf'
import { describe, expect, it } from 'vitest'
import { ctrf } from '../../reports/ctrf.ts'
import { type Run, summarize } from '../../reports/index.ts'
import { recordedRun } from './recorded-run.ts'

type Report = {
  results: {
    summary: Record<string, unknown>
    tests: ({ id: string; rawStatus: string; filePath?: string } & Record<string, unknown>)[]
    environment: Record<string, unknown>
  }
}

/** The file's content, valid by the format's own schema. */
function written(run: Run = recordedRun()): Report['results'] {
  const report: unknown = JSON.parse(JSON.stringify(ctrf(run, summarize(run))))
  expect(validate(report).errors).toEqual([])
  return (report as Report).results
}

const testOf = (id: string, run?: Run) => written(run).tests.find(({ filePath }) => filePath === id)!

describe('ctrf.json', () => {
  it('is checked against a schema that refuses what is not in it', () => {
    expect(validate({ ...ctrf(recordedRun(), summarize(recordedRun())), more: 1 }).valid).toBe(false)
  })

  it('counts as the last line of a run does', () => {
    const { summary } = written()
    expect(summary).toMatchObject({ tests: 9, passed: 3, failed: 4, skipped: 2, pending: 0, other: 0 })
    expect(summary).toMatchObject({ duration: 38_400, extra: { gate: 'failed' } })
    expect(Number(summary.stop) - Number(summary.start)).toBe(38_400)
  })

  it.each([
    ['guide/sso/sp-initiated', 'passed', 'passed'],
    ['guide/sso/framed', 'passed', 'warning'],
    ['guide/jit/created-on-first-sign-in', 'failed', 'failed'],
    ['guide/configuration/express-configuration', 'failed', 'error'],
    ['guide/prerequisites/enterprise-plan', 'failed', 'inconclusive'],
    ['guide/troubleshooting/button-missing', 'skipped', 'notRun'],
    ['guide/troubleshooting/set-up-again', 'skipped', 'waived'],
  ])('has %s as %s, and its verdict as %s', (id, status, rawStatus) => {
    expect(testOf(id)).toMatchObject({ status, rawStatus })
  })

  it('carries why, expected and received, steps, clauses, and the way to the exchanges', () => {
    expect(testOf('guide/jit/created-on-first-sign-in')).toMatchObject({
      name: 'A new person is created once, with the right name',
      suite: ['guide', 'jit'],
      message: 'No user was made for ada@acme.example at her first sign-in.',
      trace: 'Expected: exactly one user, named Ada Lovelace, role User\nReceived: no user',
      browser: 'Chromium 142',
      labels: { level: 'M', agent: 'browser', clauses: ['guide.jit'] },
      attachments: [{ path: 'har/guide/jit/created-on-first-sign-in.har' }],
      extra: { repro: 'npx oin-sim run guide/jit/created-on-first-sign-in' },
    })
    expect(testOf('guide/sso/framed')).not.toHaveProperty('attachments')
  })

  it('gives a scenario the same id in every run, and no two the same', () => {
    const ids = written().tests.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const later = { ...recordedRun(), startedAt: '2026-09-01T00:00:00.000Z', durationMs: 1.5 }
    expect(written(later).tests.map(({ id }) => id)).toEqual(ids)
  })

  it('has a run that broke off as a test that failed', () => {
    const run = { ...recordedRun(), broken: ['It was stopped after 9 of 12 scenarios.'] }
    const { summary, tests } = written(run)
    expect(summary).toMatchObject({ tests: 10, failed: 5 })
    expect(tests[0]).toMatchObject({ status: 'failed', message: run.broken[0] })
  })

  it('is valid for an empty run and for one scenario without folder, clause and step', () => {
    const run = recordedRun()
    written({ ...run, scenarios: [] })
    const alone = { ...run.scenarios[4]!, id: 'alone', clauses: [], steps: [] }
    expect(testOf('alone', { ...run, scenarios: [alone] })).toMatchObject({ suite: ['scenarios'] })
  })
})
