import { describe, expect, it } from 'vitest'
import { junit } from '../../reports/junit.ts'
import { recordedRun } from './recorded-run.ts'
import { readXml } from './xml.ts'

const cases = (run = recordedRun()) => readXml(junit(run)).filter(({ name }) => name === 'testcase')
const caseOf = (id: string) => cases().find(({ attributes }) => attributes.name?.endsWith(`(${id})`))!

describe('junit.xml', () => {
  it('is well-formed whatever the texts contain', () => {
    const hostile = caseOf('guide/hostile/markup')
    expect(hostile.attributes.name).toBe(
      '<script>alert("title")</script> | `tick` ]]> [31mred (guide/hostile/markup)',
    )
    expect(hostile.children[1]!.attributes.message).toContain('<img src=x onerror=alert(1)> & "quotes" ]]>')
  })

  it('has no character that XML doesn’t allow', () => {
    const run = recordedRun()
    run.scenarios[0]!.reason = 'lone \ud800 surrogate, \u0000, \u001b, \ufffe, kept: \u{1f600}\té'
    const [first] = cases(run)
    expect(first!.children[1]!.attributes.message).toBe('lone  surrogate, , , , kept: \u{1f600}\té')
  })

  it('gives every case a name of its own, even where titles are the same', () => {
    const run = recordedRun()
    for (const scenario of run.scenarios) scenario.title = 'the same'
    const names = cases(run).map(({ attributes }) => `${attributes.classname} ${attributes.name}`)
    expect(new Set(names).size).toBe(run.scenarios.length)
  })

  it.each([
    ['guide/jit/created-on-first-sign-in', ['failure']],
    ['guide/configuration/express-configuration', ['error']],
    ['guide/prerequisites/enterprise-plan', ['error']],
    ['guide/troubleshooting/button-missing', ['skipped']],
    ['guide/troubleshooting/set-up-again', ['skipped']],
    ['guide/sso/framed', ['system-out']],
    ['guide/sso/sp-initiated', []],
  ])('reports %s as %j', (id, elements) => {
    expect(caseOf(id).children.map(({ name }) => name)).toEqual(['properties', ...elements])
  })

  it('carries expected, received and the command that repeats the case', () => {
    const text = caseOf('guide/jit/created-on-first-sign-in').children[1]!.text
    expect(text.split('\n').slice(1)).toEqual([
      'Expected: exactly one user, named Ada Lovelace, role User',
      'Received: no user',
      'Repeat just this: npx oin-sim run guide/jit/created-on-first-sign-in',
    ])
  })

  it('says why a case was skipped in the attribute that Jenkins reads and in the text that GitLab reads', () => {
    const [, skipped] = caseOf('guide/troubleshooting/button-missing').children
    const why = 'not run: The target doesn’t say how long a connection takes to become visible.'
    expect([skipped!.attributes.message, skipped!.text]).toEqual([why, why])
  })

  it('says why a case failed in its text, which is all that GitLab shows', () => {
    for (const { children } of cases()) {
      const why = children.find(({ name }) => ['failure', 'error', 'skipped'].includes(name))
      if (why) expect(why.text.replace(/\n/g, ' ')).toContain(why.attributes.message!.replace(/\n/g, ' '))
    }
  })

  it('gives every case verdict, level, clauses and HAR file as properties', () => {
    const [properties] = caseOf('guide/configuration/assign-to-groups').children
    expect(properties!.children.map(({ attributes }) => [attributes.name, attributes.value])).toEqual([
      ['verdict', 'passed'],
      ['level', 'M'],
      ['agent', 'http'],
      ['clause', 'guide.step-3.groups'],
      ['clause', 'guide.idp-initiated'],
      ['har', 'har/guide/configuration/assign-to-groups.har'],
    ])
  })

  it('names a class and a time for every case, that of a run that broke off too', () => {
    const all = cases({ ...recordedRun(), broken: ['It was stopped.'] })
    expect(all).toHaveLength(recordedRun().scenarios.length + 1)
    for (const { attributes } of all) {
      expect(attributes.classname).toMatch(/^[\w-]+(\.[\w-]+)*$/)
      expect(attributes.time).toMatch(/^\d+\.\d{3}$/)
    }
  })

  it('counts agree with the cases', () => {
    const suites = readXml(junit(recordedRun())).filter(({ name }) => name === 'testsuite')
    const sum = (attribute: string) =>
      suites.reduce((total, suite) => total + Number(suite.attributes[attribute]), 0)
    expect(['tests', 'failures', 'errors', 'skipped'].map(sum)).toEqual([9, 2, 2, 2])
  })
})
