import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command, inFolder, resultsIn } from './run-of.ts'

test(
  'shards 1/3 to 3/3, merged, are the same scenarios and verdicts in the same order as one run',
  { timeout: 300_000 },
  () =>
    inFolder(async folder => {
      const run = (name: string, ...args: string[]) =>
        command('run', 'initiate/', '--agent', 'http', '--report', join(folder, name), ...args)
      const whole = await run('whole')
      for (const shard of ['1/3', '2/3', '3/3']) {
        const { code, said } = await run(join('shards', shard.replace('/', '-of-')), '--shard', shard)
        expect(code, said).toBe(0)
      }
      const merged = await command('report', join(folder, 'shards'), '--report', join(folder, 'merged'))
      expect([merged.code, merged.said.split('\n').at(-2)]).toEqual([
        whole.code,
        whole.said.trim().split('\n').at(-1),
      ])

      const told = async (name: string) => {
        const { scenarios, counts, gate } = await resultsIn(join(folder, name))
        return {
          gate,
          counts,
          scenarios: scenarios.map(({ id, verdict, reason, level, clauses }) => ({
            id,
            verdict,
            reason,
            level,
            clauses,
          })),
        }
      }
      const one = await told('whole')
      expect(one.scenarios.length).toBeGreaterThanOrEqual(9)
      expect(await told('merged')).toEqual(one)
      const parts = await Promise.all(['1-of-3', '2-of-3', '3-of-3'].map(name => told(join('shards', name))))
      for (const part of parts) expect(part.scenarios.length).toBeLessThan(one.scenarios.length)

      const timesIn = async (name: string) => (await resultsIn(join(folder, name))).time!
      const times = await Promise.all(
        ['1-of-3', '2-of-3', '3-of-3'].map(name => timesIn(join('shards', name))),
      )
      const sum = (member: keyof (typeof times)[0]) => times.reduce((all, time) => all + time[member], 0)
      for (const [member, told] of Object.entries(await timesIn('merged')))
        expect([member, told]).toEqual([member, sum(member as keyof (typeof times)[0])])
      const { durationMs, time } = await resultsIn(join(folder, 'whole'))
      const { workers, ...spent } = time!
      const together = Object.values(spent).reduce((all, one) => all + one)
      // Each of the four is rounded to a millisecond.
      expect(Math.abs(together - workers * durationMs)).toBeLessThanOrEqual(2)
      expect(spent.oktaMs).toBeGreaterThan(0)
      expect(spent.targetMs).toBeGreaterThan(0)
      expect(spent.browserMs).toBe(0)
    }),
)

test('a waiver is taken from the configuration: the run goes by the gate', { timeout: 120_000 }, () =>
  inFolder(async folder => {
    const { writeFile } = await import('node:fs/promises')
    const config = join(folder, 'oin-sim.config.ts')
    const waive = (until: string, scenario: string) =>
      writeFile(
        config,
        `export default { waivers: [{ scenario: '${scenario}', owner: 'Kim', reason: 'soon', until: '${until}' }] }`,
      )
    const run = () =>
      command('run', 'initiate/login-hint', '--agent', 'http', '--config', config, '--report', folder)

    await waive('2999-12-31', 'initiate/login-hint')
    const unneeded = await run()
    expect([unneeded.code, unneeded.said]).toEqual([
      1,
      expect.stringContaining('~ waiver no longer needed: initiate/login-hint, by Kim'),
    ])

    await waive('2999-12-31', 'initiate/framed')
    expect((await run()).code).toBe(0)

    await waive('2999-12-31', 'initiate/log-in-hint')
    const unknown = await run()
    expect([unknown.code, unknown.said]).toEqual([
      2,
      expect.stringContaining(
        'waivers: there is no scenario "initiate/log-in-hint"; the nearest is initiate/login-hint',
      ),
    ])
  }),
)
