import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodes } from '../../scenarios/commands/exit-codes.ts'
import { document, startsOfThisFile } from './starts.ts'

const { started, temporaryFolder } = startsOfThisFile()

describe('Okta alone', () => {
  const seed = {
    groups: [{ name: 'Crew' }],
    people: [
      {
        firstName: 'Ann',
        lastName: 'Jones',
        login: 'ann@ci.example',
        password: 'Correct-Horse-9',
        groups: ['Crew'],
      },
      { firstName: 'Ben', lastName: 'Silent', login: 'ben@ci.example' },
    ],
    apps: [
      {
        label: 'Mine',
        client: {
          clientId: 'my-client',
          clientSecret: 'my-secret-of-ci',
          redirectUris: ['http://localhost:3000/callback'],
        },
        groups: ['Crew'],
      },
    ],
  }
  async function seedFile(content: unknown): Promise<string> {
    const file = join(await temporaryFolder(), 'seed.json')
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }

  test('has the people and apps of a file, under the name that was asked for, and no SP', async () => {
    const run = await started({ json: true, only: 'okta', org: 'globex', seed: await seedFile(seed) })
    const { okta, sp, apps, people } = document(run)
    expect(sp).toBeUndefined()
    expect(okta.orgs[0].url).toMatch(/^http:\/\/globex\.okta\.localhost:\d+$/)
    expect(apps).toEqual([
      { org: 'globex', label: 'Mine', clientId: 'my-client', clientSecret: 'my-secret-of-ci' },
    ])
    expect(people).toEqual([
      {
        org: 'globex',
        login: 'ann@ci.example',
        password: 'Correct-Horse-9',
        groups: ['Crew'],
        assigned: ['Mine'],
      },
    ])
    expect(await run.stop()).toBe(exitCodes.held)
  })

  test('says what a client of one’s own is to be configured with, and nothing of an SP', async () => {
    const run = await started({ only: 'okta', seed: await seedFile(seed) })
    await run.stop()
    const text = run.out.join('\n')
    expect(text).toMatch(
      / {2}OKTA_ISSUER=http:\/\/acme\.okta\.localhost:\d+\n {2}OKTA_CLIENT_ID=my-client\n {2}OKTA_CLIENT_SECRET=my-secret-of-ci\n/,
    )
    expect(text).toMatch(/Ctrl\+C stops it and frees its port\.$/)
    expect(text).not.toMatch(/Alpacon|Workspace|connections visible/)
    expect(run.err).toEqual(['Stopping Okta.'])
  })

  test.each<[string, unknown, string]>([
    ['no JSON', '{ people: ', 'JSON'],
    ['a member of another name', { persons: [] }, 'persons'],
    [
      'a group that there isn’t',
      { people: [{ ...seed.people[0], groups: ['Nobody'] }] },
      'people[0].groups[0]',
    ],
  ])('is not started with a file of %s', async (_, content, named) => {
    const file = await seedFile(content)
    await expect(started({ only: 'okta', seed: file })).rejects.toMatchObject({
      exitCode: exitCodes.usage,
      message: expect.stringMatching(`--seed ${file} can't be used: .*${named.replaceAll(/[[\]]/g, '\\$&')}`),
    })
  })

  test('is not started with a file that is not there', async () => {
    await expect(started({ only: 'okta', seed: '/no/such/seed.json' })).rejects.toMatchObject({
      exitCode: exitCodes.usage,
      message: expect.stringContaining('--seed /no/such/seed.json'),
    })
  })

  test('does not plant a file again in an org that was kept, and says so', async () => {
    const options = {
      only: 'okta' as const,
      data: await temporaryFolder(),
      json: true,
      seed: await seedFile(seed),
    }
    await (await started(options)).stop()
    const again = await started(options)
    await again.stop()
    expect(document(again).apps).toHaveLength(1)
    expect(again.err[0]).toContain('is in the data folder already')
  })
})

test('listening elsewhere than on loopback is warned of, and the control then takes the token only', async () => {
  const run = await started({ json: true, only: 'okta', listen: '0.0.0.0', controlToken: 'a-token-of-ci' })
  expect(run.err[0]).toContain('Listening on 0.0.0.0: whoever reaches this machine')
  expect(run.err[0]).not.toContain('a-token-of-ci')
  const outside = Object.values(networkInterfaces())
    .flatMap(all => all ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')
  const { port } = new URL(document(run).okta.url)
  if (outside) {
    const ask = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) =>
        request(
          {
            host: outside.address,
            port,
            path: '/_sim/health',
            headers: { host: 'okta.localhost', ...headers },
          },
          response => resolve(response.resume().statusCode ?? 0),
        )
          .on('error', reject)
          .end(),
      )
    expect(await ask({})).toBe(403)
    expect(await ask({ authorization: 'Bearer a-token-of-ci' })).toBe(200)
  }
  await run.stop()
})
