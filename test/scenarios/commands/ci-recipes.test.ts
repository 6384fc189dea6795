import { describe, expect, test, vi } from 'vitest'
import { type Actions, main } from '../../../scenarios/cli.ts'
import { githubActions, gitlab } from '../../../scenarios/commands/init/ci-recipes.ts'
import { noting } from './note.ts'

const recipes = [1, 3].flatMap(shards => [
  [`GitHub, ${shards}`, githubActions({ shards }), shards] as const,
  [`GitLab, ${shards}`, gitlab({ shards }), shards] as const,
])

describe.each(recipes)('the recipe for %s', (_, text, shards) => {
  test('is indented by twos, with no line that a reader of YAML would stumble over', () => {
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(/\t|\s$/)
      expect(line.search(/\S|$/) % 2).toBe(0)
    }
  })

  test('calls commands that there are, with options that they take', async () => {
    const commands = [...text.matchAll(/npx oin-sim (.*)$/gm)].map(([, args = '']) => args)
    expect(commands).toHaveLength(shards === 1 ? 1 : 2)
    const called: string[] = []
    const note = (name: string) => vi.fn(async () => called.push(name) && 0)
    const actions = { run: note('run'), report: note('report') } as unknown as Actions
    for (const command of commands) {
      const args = command
        .replaceAll(/\$\{\{ matrix\.shard \}\}|\$CI_NODE_INDEX/g, '2')
        .replace('$CI_NODE_TOTAL', '3')
        .split(' ')
      const { terminal, err } = noting()
      expect([await main(args, AbortSignal.abort(), terminal, actions), err]).toEqual([0, []])
    }
    expect(called).toEqual(shards === 1 ? ['run'] : ['run', 'report'])
  })

  test('keeps what was written, whatever came of it', () => {
    const kept = [...text.matchAll(/if: always\(\)\n|when: always\n/g)]
    expect(kept.length).toBeGreaterThanOrEqual(shards === 1 ? 1 : 2)
  })
})

test('every shard has its own name, and is one of as many', () => {
  const text = githubActions({ shards: 3 })
  expect(text).toContain('shard: [1, 2, 3]')
  expect(text).toContain(`name: oin-sim-shard-\${{ matrix.shard }}`)
  expect(text).toContain('pattern: oin-sim-shard-*')
})
