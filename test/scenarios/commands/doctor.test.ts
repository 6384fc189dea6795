import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Check } from '../../../scenarios/commands/doctor/check.ts'
import {
  checkBrowser,
  checkLocalhost,
  checkNode,
  checkPort,
} from '../../../scenarios/commands/doctor/machine-checks.ts'
import { doctor } from '../../../scenarios/commands/doctor.ts'
import { exitCodes } from '../../../scenarios/commands/exit-codes.ts'
import { type Machine, thisMachine } from '../../../scenarios/harness/machine.ts'
import { noting } from './note.ts'

const machine = (rest: Partial<Machine>): Machine => ({ ...thisMachine, ...rest })
const unbroken = new AbortController().signal
const saying = (output: string) => machine({ run: async () => ({ code: 0, output }) })

describe('the machine', () => {
  test.each([
    ['18.20.1', 'problem'],
    ['20.18.3', 'problem'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (version, state) => {
    expect(checkNode(version).state).toBe(state)
  })

  test('a browser is looked for, and none is installed', async () => {
    const ran: string[] = []
    const empty = machine({
      platform: 'linux',
      env: {},
      osRelease: async () => 'ID=debian',
      isExecutable: async () => false,
      filesBelow: async () => [],
      run: async command => {
        ran.push(command)
        return { code: 1, output: '' }
      },
    })
    expect(await checkBrowser(empty)).toMatchObject({
      state: 'problem',
      mend: expect.stringContaining('apt-get install'),
    })
    expect(ran).toEqual([])
    const named = machine({ env: { OIN_SIM_BROWSER: '/opt/chrome' }, isExecutable: async () => true })
    expect(await checkBrowser(named)).toMatchObject({ state: 'ok', says: '/opt/chrome' })
  })

  test('a port is free, taken, or any', async () => {
    const other = createTcpServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await checkPort(port)).toMatchObject({ state: 'problem', says: 'another program listens there' })
    await new Promise(resolve => other.close(resolve))
    expect((await checkPort(port)).state).toBe('ok')
    expect((await checkPort(0)).state).toBe('not checked')
  })

  test.each<[string, string, boolean, Check['state']]>([
    ['resolves *.localhost', '127.0.0.1\n', false, 'ok'],
    ['does so by IPv6', '::1\n', false, 'ok'],
    ['doesn’t', 'ENOTFOUND\n', false, 'problem'],
    ['is led astray', '203.0.113.7\n', false, 'problem'],
    ['doesn’t, and nobody needs it', 'ENOTFOUND\n', true, 'ok'],
  ])('that %s', async (_, output, isUnneeded, state) => {
    expect((await checkLocalhost(saying(output), isUnneeded)).state).toBe(state)
  })
})

describe('the target', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oin-sim-doctor-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const wiki = fileURLToPath(new URL('../../../scenarios/targets/python', import.meta.url))

  async function examine(config: string, { how = saying('127.0.0.1'), signal = unbroken } = {}) {
    const file = join(folder, 'oin-sim.config.ts')
    await writeFile(file, config)
    const notes = noting()
    const code = await doctor({ config: file, json: true }, notes.terminal, signal, how)
    const { checks } = JSON.parse(notes.out.join('\n')) as { checks: Check[] }
    const found = (name: string) => checks.find(check => check.name === name)
    return { code, reached: found('Target reached'), clock: found('Clock'), okta: found('Okta reached') }
  }

  const wikiWith = (variables: string) => `export default {
    okta: { issuerHost: '127.0.0.1' },
    target: ({ port }) => ({
      name: 'Wiki', url: \`http://localhost:\${port}\`, signIn: '/', whoami: '/me',
      start: { command: 'cd ${wiki} && ${variables} exec python3 app.py', ready: '/healthz' },
    }),
  }`

  test('that is in order: reached, and it reaches Okta, all by one sign-in', async () => {
    const { code, reached, clock, okta } = await examine(wikiWith(''))
    expect([reached?.state, clock?.state, okta?.state, code]).toEqual(['ok', 'ok', 'ok', exitCodes.held])
    expect(reached?.says).toContain('it lets Okta send people back to /callback')
    expect(okta?.says).toContain('POST /oauth2/v1/token 200')
  })

  test('with a wrong secret: what it asked Okta, and what the person saw', async () => {
    const { code, okta } = await examine(wikiWith('OKTA_CLIENT_SECRET=another-secret-than-ours'))
    expect(code).toBe(exitCodes.notStarted)
    expect(okta).toMatchObject({ state: 'problem', mend: expect.stringContaining('client secret') })
    expect(okta?.says).toContain('POST /oauth2/v1/token 401')
  })

  test.each([
    ['another issuer', 'OKTA_ISSUER=http://127.0.0.1:9', 'sent nobody to Okta'],
    ['another client', 'OKTA_CLIENT_ID=somebody-else', 'signs in as the client "somebody-else"'],
  ])('with %s: told which it has to be', async (_, variables, sentence) => {
    const { reached, okta } = await examine(wikiWith(variables))
    expect(reached).toMatchObject({ state: 'problem', says: expect.stringContaining(sentence) })
    expect(okta?.state).toBe('not checked')
  })

  test('whose clock is wrong', async () => {
    const server = createServer((_, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString())
      response.end('<a href="/">Log in</a>')
    }).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const target = { signIn: `${url}/`, whoami: `${url}/me`, redirectUris: ['/callback'] }
    const { clock, okta } = await examine(`export default ${JSON.stringify({ okta: { port: 0 }, target })}`)
    expect(clock).toMatchObject({ state: 'problem', says: expect.stringMatching(/3\d\d\d s ahead/) })
    expect(okta).toMatchObject({ state: 'problem', says: expect.stringContaining('it asked nothing there') })
  })

  test('that is not up', async () => {
    const { reached, clock } = await examine(
      `export default { okta: { port: 0 }, target: { signIn: 'http://127.0.0.1:9/', whoami: 'http://127.0.0.1:9/me' } }`,
    )
    expect(reached).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('nothing answers at http://127.0.0.1:9'),
    })
    expect(clock?.state).toBe('not checked')
  })

  test('that is still starting when a signal comes is ended, and nothing is said of it', async () => {
    const controller = new AbortController()
    const starting = join(folder, 'starting')
    const ended = examine(
      `export default { okta: { port: 0 }, target: ({ port }) => ({
        url: \`http://127.0.0.1:\${port}\`, signIn: '/', whoami: '/me', redirectUris: ['/callback'],
        start: { command: 'touch starting && exec sleep 30', ready: '/' } }) }`,
      { signal: controller.signal },
    )
    await Promise.all([
      expect(ended).rejects.toMatchObject({ exitCode: exitCodes.interrupted }),
      expect
        .poll(() => access(starting).then(() => 'there', String), { timeout: 20_000 })
        .toBe('there')
        .then(() => controller.abort()),
    ])
  })

  test('is not judged where a signal came while something else was looked at', async () => {
    const controller = new AbortController()
    const how = machine({
      run: async () => {
        controller.abort()
        return { code: 0, output: '127.0.0.1' }
      },
    })
    const ended = examine('export default { okta: { port: 0 } }', { how, signal: controller.signal })
    await expect(ended).rejects.toMatchObject({ exitCode: exitCodes.interrupted })
  })

  test('that there is none of', async () => {
    const { reached } = await examine('export default { okta: { port: 0 } }')
    expect(reached).toMatchObject({ state: 'not checked', says: expect.stringContaining('oin-sim init') })
  })
})

test('what is read by people says how to mend it, and counts', async () => {
  const { terminal, out } = noting()
  await doctor({ json: false }, terminal, unbroken, saying('ENOTFOUND'))
  const text = out.join('\n')
  expect(text).toMatch(/✗ problem {6}\*\.localhost/)
  expect(text).toContain('node --import oin-sim/localhost app.js')
  expect(out.at(-1)).toMatch(/^\d+ ok, \d+ to mend, \d+ not checked$/)
})
