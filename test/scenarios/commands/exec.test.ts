import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ExecOptions, exec } from '../../../scenarios/commands/exec.ts'
import { exitCodes } from '../../../scenarios/commands/exit-codes.ts'
import { noting } from './note.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-exec-'))
  file = join(folder, 'oin-sim.config.ts')
  await writeFile(file, `export default { okta: { port: 0, org: 'globex' } }`)
})
afterEach(() => rm(folder, { recursive: true }))

const node = (program: string): ExecOptions['command'] => [
  process.execPath,
  '--import',
  './sim/localhost.js',
  '--input-type=module',
  '-e',
  program,
]

async function carryOut(
  command: ExecOptions['command'],
  more: Partial<ExecOptions> = {},
  signal = new AbortController().signal,
) {
  const notes = noting()
  return { code: await exec({ command, config: file, ...more }, notes.terminal, signal), ...notes }
}

describe('the command', () => {
  test('has what it takes to sign somebody in, in its environment', async () => {
    const told = join(folder, 'told.json')
    const program = `
      import { writeFileSync } from 'node:fs'
      const { OKTA_ISSUER, OKTA_CONTROL_URL, OKTA_API_TOKEN, OKTA_USERNAME, OKTA_CLIENT_ID } = process.env
      const ask = async (url, headers) => (await fetch(url, { headers })).json()
      const { issuer } = await ask(OKTA_ISSUER + '/.well-known/openid-configuration')
      const users = await ask(OKTA_ISSUER + '/api/v1/users', { authorization: 'SSWS ' + OKTA_API_TOKEN })
      const apps = await ask(OKTA_ISSUER + '/api/v1/apps', { authorization: 'SSWS ' + OKTA_API_TOKEN })
      const health = await fetch(OKTA_CONTROL_URL + '/health')
      const logins = users.map(user => user.profile.login)
      const [app] = apps
      writeFileSync(${JSON.stringify(told)}, JSON.stringify({
        isIssuer: issuer === OKTA_ISSUER, isKnown: logins.includes(OKTA_USERNAME), health: health.status,
        client: app.id === OKTA_CLIENT_ID, redirectUris: app.settings.oauthClient.redirect_uris,
      }))`
    const { code, err } = await carryOut(node(program), { redirectUri: ['http://localhost:1/cb'] })
    expect([code, err]).toEqual([0, []])
    expect(JSON.parse(await readFile(told, 'utf8'))).toEqual({
      isIssuer: true,
      isKnown: true,
      health: 200,
      client: true,
      redirectUris: ['http://localhost:1/cb'],
    })
  })

  test.each([
    ['its exit code', node('process.exit(7)'), 7],
    ['that of a signal', node(`process.kill(process.pid, 'SIGKILL')`), 137],
  ])('gives %s back', async (_, command, expected) => {
    const { code, err } = await carryOut(command)
    expect(code).toBe(expected)
    expect(err.join()).toContain('There is no app in the org: say with --redirect-uri')
  })

  test('is ended where we are', async () => {
    const controller = new AbortController()
    const ready = join(folder, 'ready')
    const program = `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(ready)}, 'x'); setInterval(() => {}, 1000)`
    const ended = carryOut(node(program), {}, controller.signal)
    await expect.poll(() => readFile(ready, 'utf8').catch(() => ''), { timeout: 20_000 }).toBe('x')
    controller.abort()
    expect((await ended).code).toBe(143)
  })

  test('that there isn’t is told', async () => {
    await expect(carryOut(['no-such-program-at-all'])).rejects.toMatchObject({
      exitCode: exitCodes.notStarted,
      message: '"no-such-program-at-all" can\'t be started: there is no such program.',
    })
  })
})

test('a target that can’t be started is told before anything runs', async () => {
  const target = {
    signIn: 'http://127.0.0.1:9/',
    whoami: 'http://127.0.0.1:9/me',
    start: { command: 'exit 3', ready: '/' },
  }
  await writeFile(file, `export default ${JSON.stringify({ target })}`)
  const ran = join(folder, 'ran')
  await expect(carryOut(['touch', ran])).rejects.toMatchObject({
    exitCode: exitCodes.notStarted,
    message: expect.stringContaining('it ended with exit code 3'),
  })
  await expect(readFile(ran)).rejects.toThrow()
})

describe('a signal that comes before the command', () => {
  const interruption = { exitCode: exitCodes.interrupted, message: expect.stringContaining('Stopped') }

  test('while the target is starting, ends it, and the command is never run', async () => {
    const [starting, go, ran] = ['starting', 'go', 'ran'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const app = `const { existsSync, writeFileSync } = require('fs'); writeFileSync('${starting}', 'x')
      const look = setInterval(() => {
        if (!existsSync('${go}')) return
        clearInterval(look)
        require('http').createServer((_, s) => s.end('<a href="/">Log in</a>')).listen(process.env.PORT, '127.0.0.1')
      }, 20)`
    await writeFile(join(folder, 'app.cjs'), app)
    await writeFile(
      file,
      `export default { okta: { port: 0 }, target: ({ port }) => ({
        url: \`http://127.0.0.1:\${port}\`, signIn: '/', whoami: '/me', redirectUris: ['/callback'],
        start: { command: 'exec "${process.execPath}" app.cjs', ready: '/' },
      }) }`,
    )
    const controller = new AbortController()
    const ended = carryOut(['touch', ran], {}, controller.signal)
    await Promise.all([
      expect(ended).rejects.toMatchObject(interruption),
      expect
        .poll(() => readFile(starting, 'utf8').catch(() => ''), { timeout: 20_000 })
        .toBe('x')
        .then(() => controller.abort())
        .then(() => writeFile(go, '')),
    ])
    await expect(readFile(ran)).rejects.toThrow('ENOENT')
  })

  test('at the very beginning, too', async () => {
    const ran = join(folder, 'ran')
    await expect(carryOut(['touch', ran], {}, AbortSignal.abort())).rejects.toMatchObject(interruption)
    await expect(readFile(ran)).rejects.toThrow('ENOENT')
  })

  test('at the very last moment, too', async () => {
    const ran = join(folder, 'ran')
    const controller = new AbortController()
    const terminal = { ...noting().terminal, err: () => controller.abort() }
    const code = await exec({ command: ['touch', ran], config: file }, terminal, controller.signal)
    expect([controller.signal.aborted, code]).toEqual([true, exitCodes.interrupted])
    await expect(readFile(ran)).rejects.toThrow('ENOENT')
  })
})
