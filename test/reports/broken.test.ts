import { describe, expect, test } from 'vitest'
import { page } from '../../reports/html/page.ts'
import { mergeRuns, type Run, summarize } from '../../reports/index.ts'
import { junit } from '../../reports/junit.ts'
import { markdown } from '../../reports/markdown.ts'
import { results, resultsSchema } from '../../reports/results.ts'
import { failures } from '../../reports/terminal.ts'
import { recordedRun, recordedRunOf } from './recorded-run.ts'
import { readXml } from './xml.ts'

const sentence = 'It was stopped after 2 of 63 scenarios.'

/** A run in which all that was judged passed, but which broke off. */
const brokenRun = (...broken: string[]): Run => ({
  ...recordedRunOf('passed'),
  broken: broken.length > 0 ? broken : [sentence],
})

describe('a run that broke off', () => {
  test('fails the gate whatever passed, and says why first', () => {
    expect(summarize(recordedRunOf('passed')).gate).toBe('passed')
    expect(summarize(brokenRun())).toMatchObject({
      gate: 'failed',
      headline: 'The run broke off',
      why: `${sentence} All 2 scenarios passed.`,
      complete: false,
    })
  })

  test('says so beside the clauses that don’t hold, and where nothing was run', () => {
    expect(summarize({ ...recordedRun(), broken: [sentence] }).headline).toBe(
      '2 clauses don’t hold, and the run broke off',
    )
    expect(summarize({ ...brokenRun(), scenarios: [] })).toMatchObject({
      headline: 'The run broke off',
      why: sentence,
    })
  })

  test('fails the gate of a shard too', () => {
    expect(summarize({ ...brokenRun(), shard: { index: 1, total: 2 } }).gate).toBe('failed')
  })

  test('is told in every output', async () => {
    const run = brokenRun(sentence, 'A worker <died>.')
    const summary = summarize(run)
    const written = results(run, summary)
    expect(written).toMatchObject({ gate: 'failed', broken: run.broken })
    expect(resultsSchema.parse(written)).toEqual(written)
    const text = failures(run, { isTTY: false, width: 100, colors: false })
    expect(text).toContain(`⊗ the run broke off: ${sentence}\n⊗ the run broke off: A worker <died>.`)
    expect(text.split('\n').at(-1)).toBe('2 passed, 0 failed, 0 skipped')
    expect(markdown(run, summary)).toContain(
      `## ❌ Gate failed: The run broke off\n\n${sentence} A worker &lt;died&gt;.`,
    )
    const html = await page(run, summary)
    expect(html).toContain('<h1>The run broke off</h1>')
    expect(html).toContain(`<p class="why">${sentence} A worker &lt;died&gt;.`)
  })

  test('is an error for CI systems, beside the cases of its scenarios', () => {
    const elements = readXml(junit(brokenRun(sentence, 'A worker <died>.')))
    const [root] = elements
    const cases = elements.filter(({ name }) => name === 'testcase')
    expect(root?.attributes).toMatchObject({ tests: '3', failures: '0', errors: '1', skipped: '0' })
    expect(cases[0]?.attributes).toMatchObject({ classname: 'run', name: 'The run went to its end' })
    expect(cases[0]?.children).toMatchObject([
      { name: 'error', attributes: { message: `${sentence} A worker <died>.` } },
    ])
    const suites = elements.filter(({ name }) => name === 'testsuite')
    expect(suites[0]?.attributes).toMatchObject({ name: 'run', tests: '1', errors: '1' })
  })

  test('stays one when it is merged, and each sentence names its shard', () => {
    const shards = [1, 2, 3].map(index => ({
      ...recordedRunOf('passed'),
      scenarios: recordedRunOf('passed').scenarios.filter((_, at) => at === index - 1),
      shard: { index, total: 3 },
    }))
    expect(mergeRuns(shards)).not.toHaveProperty('broken')
    const merged = mergeRuns(shards.with(1, { ...shards[1]!, broken: [sentence, 'A worker died.'] }))
    expect(merged.broken).toEqual([`Shard 2/3: ${sentence}`, 'Shard 2/3: A worker died.'])
    expect(summarize(merged).gate).toBe('failed')
    expect(mergeRuns([brokenRun()]).broken).toEqual([sentence])
  })
})

test('a run that is whole says nothing of it', () => {
  const run = recordedRunOf('passed')
  expect(results(run, summarize(run))).not.toHaveProperty('broken')
  expect(junit(run)).not.toContain('The run went to its end')
})
