import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exitCodes } from '../../../scenarios/commands/exit-codes.ts'
import { type Ask, type InitOptions, init } from '../../../scenarios/commands/init.ts'
import { loadConfig } from '../../../scenarios/configuration/load-config.ts'
import { noting } from './note.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oin-sim-init-'))
})
afterEach(() => rm(folder, { recursive: true }))

const two = { signIn: 'http://localhost:3000/login', whoami: 'http://localhost:3000/me' }

async function write(
  options: Partial<InitOptions>,
  ask?: Ask,
  signal: AbortSignal = new AbortController().signal,
) {
  const notes = noting()
  const given = { yes: false, force: false, json: false, ...options }
  const code = await init(given, notes.terminal, signal, ask, folder)
  return { code, ...notes }
}
const text = () => readFile(join(folder, 'oin-sim.config.ts'), 'utf8')

/** Somebody who answers in turn, and asks nothing back. */
function answering(...answers: string[]) {
  const asked: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    return answers[asked.length - 1] ?? ''
  }
  return { asked, ask }
}

describe('what was written', () => {
  test.each([
    ['a target that is up', two],
    ['one that is started', { ...two, name: "Ann's \\ app", start: `node 'a.js'`, ready: '/healthz' }],
  ])('loads: %s', async (_, said) => {
    expect((await write(said)).code).toBe(exitCodes.held)
    const config = await loadConfig(join(folder, 'oin-sim.config.ts'))
    expect(config.isUpAlready).toBe(!('start' in said))
    if ('name' in said) expect(await text()).toContain(String.raw`'Ann\'s \\ app'`)
  })

  test('loads with everything in it that is a comment, too', async () => {
    await write({ ...two, start: 'node app.js', ready: '/' })
    const file = join(folder, 'all.ts')
    const isProse = /^\s*\/\/ (…|[A-Z'][^:]*[a-z.:…,]( |$)|http)/
    const lines = (await text())
      .split('\n')
      .filter(line => !isProse.test(line) || /^\s*\/\/ \w+: /.test(line))
    await writeFile(file, lines.map(line => line.replace(/^(\s*)\/\/ /, '$1')).join('\n'))
    const config = await loadConfig(file)
    expect(config).toMatchObject({ profile: 'strict', waivers: [{ owner: 'who mends it' }] })
    const given = {
      port: 1,
      issuer: '',
      clientId: 'x',
      clientSecret: 'y',
      oin: { redirectUri: '', publicKeyPem: '' },
    }
    expect(Object.keys(config.target!(given)).sort()).toEqual([
      'continueWithOkta',
      'deepLink',
      'initiateLogin',
      'label',
      'name',
      'policies',
      'redirectUris',
      'signIn',
      'start',
      'steps',
      'url',
      'users',
      'whoami',
    ])
  })

  test.each([
    ['github', '1', '.github/workflows/oin-sim.yml', 'npx oin-sim run\n'],
    ['gitlab', '4', '.gitlab-ci.oin-sim.yml', 'parallel: 4'],
  ])('has what CI on %s needs', async (ci, shards, name, part) => {
    const { out } = await write({ ...two, ci, shards })
    expect(await readFile(join(folder, name), 'utf8')).toContain(part)
    expect(out).toContain(`wrote ${name}`)
  })

  test('is named in one document with --json', async () => {
    const { out } = await write({ ...two, json: true })
    expect(JSON.parse(out.join('\n'))).toMatchObject({ files: [join(folder, 'oin-sim.config.ts')] })
  })
})

describe('whoever is asked', () => {
  test('is asked only what wasn’t said and matters, and offered what is taken otherwise', async () => {
    const { asked, ask } = answering('', 'http://localhost:8080/', '', '', '')
    await write({ name: 'Notes' }, ask)
    expect(asked).toEqual([
      'Where does sign-in start? [http://localhost:3000/login] ',
      'Which address says who is signed in (JSON with an email, 401 for nobody)? [http://localhost:3000/me] ',
      'Which command starts it? Say "none" where it is up already. [none] ',
      'Where does CI run: github, gitlab or none? [none] ',
    ])
    expect(await text()).toContain("signIn: 'http://localhost:3000/login'")
  })

  test('and goes away, by a signal or by leaving the question, leaves nothing behind', async () => {
    const controller = new AbortController()
    const interruption = { exitCode: exitCodes.interrupted, message: expect.stringContaining('Stopped') }
    const { asked, ask } = answering('Notes', 'http://localhost:8080/', '', '', '')
    const signalled = async (question: string) => {
      if (asked.length === 2) controller.abort()
      return ask(question)
    }
    await expect(write({}, signalled, controller.signal)).rejects.toMatchObject(interruption)
    const leaves = () => Promise.reject(new DOMException('Aborted with Ctrl+C', 'AbortError'))
    await expect(write({}, leaves)).rejects.toMatchObject(interruption)
    expect(await readdir(folder)).toEqual([])
  })

  test('is asked again, with a sentence, where an answer won’t do', async () => {
    const { asked, ask } = answering(
      'localhost:3000',
      '/login',
      two.signIn,
      two.whoami,
      'none',
      'svn',
      'none',
    )
    const { err } = await write({ name: 'Notes' }, ask)
    expect(asked).toHaveLength(7)
    expect(err).toEqual([
      expect.stringContaining('target.signIn: found "localhost:3000", expected an address'),
      'Give a whole address, as http://localhost:3000/login',
      'It is "svn". Say github, gitlab or none.',
    ])
  })
})

describe('nothing is written', () => {
  test.each<[string, Partial<InitOptions>, string]>([
    ['where nobody can be asked', {}, 'give --sign-in and --whoami, or --yes'],
    ['where one of both is missing', { signIn: two.signIn }, 'give --whoami, or --yes'],
    ['where an option won’t do', { ...two, whoami: 'me' }, '--whoami: target.whoami: found "me"'],
    ['where one is empty', { ...two, name: ' ' }, '--name: it is empty'],
    ['where CI is unknown', { ...two, ci: 'svn' }, '--ci: It is "svn"'],
    ['for no machine at all', { ...two, ci: 'github', shards: '0' }, '--shards: It is "0"'],
  ])('%s', async (_, options, sentence) => {
    await expect(write(options)).rejects.toMatchObject({
      exitCode: exitCodes.usage,
      message: expect.stringContaining(sentence),
    })
    expect(await readdir(folder)).toEqual([])
  })

  test('over a file that is there, unless it is asked for', async () => {
    await writeFile(join(folder, 'oin-sim.config.ts'), 'mine')
    await expect(write({ ...two, ci: 'github' })).rejects.toThrow('oin-sim.config.ts is there already')
    expect(await readdir(folder)).toEqual(['oin-sim.config.ts'])
    expect(await text()).toBe('mine')
    await write({ ...two, force: true })
    expect(await text()).toContain('defineConfig')
  })

  test('by half, where a part can’t be', async () => {
    await writeFile(join(folder, '.github'), 'a file, not a folder')
    await expect(write({ ...two, ci: 'github' })).rejects.toThrow(`Nothing was written to ${folder}`)
    expect(await readdir(folder)).toEqual(['.github'])
  })
})

test('--yes takes a default for everything', async () => {
  expect((await write({ yes: true })).code).toBe(exitCodes.held)
  expect(await text()).toContain("name: 'My app'")
})
