import { expect, test } from 'vitest'
import type { EnterKey } from '../../../scenarios/commands/by-hand.ts'
import { playWithPauses } from '../../../scenarios/commands/play-with-pauses.ts'
import { noting } from './note.ts'

const by = { headed: false, agent: 'http', profile: 'spec' } as const

test('a scenario is played step by step, each after an Enter, and its verdict told', async () => {
  const prompts: string[] = []
  const keys: EnterKey = {
    isTTY: true,
    async enter(prompt) {
      prompts.push(prompt)
    },
  }
  const { out, err, terminal } = noting()
  const { signal } = new AbortController()
  const code = await playWithPauses('protocol/id-token/aud-altered', undefined, by, {
    terminal,
    signal,
    keys,
  })
  expect(code).toBe(0)
  expect(out.join('')).toContain('passed')
  const done = err.filter(line => line.includes('✓'))
  expect(done.length).toBeGreaterThan(3)
  expect(prompts.length).toBe(done.length)
})

test('a enterKey that nobody sits at is refused', async () => {
  const { terminal } = noting()
  const { signal } = new AbortController()
  const keys: EnterKey = { isTTY: false, enter: async () => undefined }
  const played = playWithPauses('protocol/id-token/aud-altered', undefined, by, { terminal, signal, keys })
  await expect(played).rejects.toMatchObject({ exitCode: 2 })
})
