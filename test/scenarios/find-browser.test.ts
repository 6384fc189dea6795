import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser, NoBrowserError } from '../../scenarios/harness/find-browser.ts'
import { type Machine, thisMachine } from '../../scenarios/harness/machine.ts'

const playwrightPath = '/cache/chromium-1255/chrome-linux64/chrome'
const playwrightShell = '/cache/chromium_headless_shell-1255/linux64/chrome-headless-shell'
const dryRun = 'Install location: /cache\nDownload url: https://cdn.example/shell.zip\n'

type Imagined = Partial<Machine> & {
  /** Programs that are there and start. */
  programs?: string[]
  /** Programs that are there, but end in an error. */
  broken?: string[]
  /** Answer to a command whose text contains the key; what it puts there starts from then on. */
  commands?: Record<string, { code: number; output?: string; brings?: string }>
  release?: string
  online?: boolean
}

function imagine({
  programs = [],
  broken = [],
  commands = {},
  release = '',
  online = false,
  ...rest
}: Imagined = {}) {
  const there = new Set(programs)
  const ran: string[] = []
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isRoot: false,
    osRelease: async () => release,
    isExecutable: async path => there.has(path) || broken.includes(path),
    filesBelow: async folder => [...there].filter(path => path.startsWith(`${folder}/`)),
    answers: async () => online,
    run: async (command, args) => {
      if (args[0] === '--version') {
        return there.has(command)
          ? { code: 0, output: 'Chromium 142.0.1' }
          : { code: 1, output: 'needs a snap' }
      }
      const text = [command, ...args].join(' ')
      ran.push(text)
      const known = Object.entries(commands).find(([key]) => text.includes(key))?.[1]
      if (text.endsWith('--dry-run')) return { code: 0, output: dryRun }
      if (known?.brings) there.add(known.brings)
      return { code: known?.code ?? 1, output: known?.output ?? 'unexpected' }
    },
    ...rest,
  }
  return { machine, ran, find: (headed = false) => findBrowser({ headed, playwrightPath }, machine) }
}

describe('a browser that is there', () => {
  test('the one that the variable names comes before all others', async () => {
    const { find } = imagine({
      env: { OIN_SIM_BROWSER: '/opt/chrome' },
      programs: ['/opt/chrome', playwrightShell],
    })
    expect(await find()).toEqual({ path: '/opt/chrome', source: 'environment' })
  })

  test('a variable that names no program is an error that repeats it, even where another browser is there', async () => {
    const { find } = imagine({ env: { OIN_SIM_BROWSER: '/opt/gone' }, programs: [playwrightShell] })
    await expect(find()).rejects.toThrow(/OIN_SIM_BROWSER names \/opt\/gone, which is not a file/)
  })

  test("Playwright's headless shell comes before its Chromium, and both before the system's", async () => {
    const programs = ['/usr/bin/chromium', playwrightPath, playwrightShell]
    expect(await imagine({ programs }).find()).toEqual({ path: playwrightShell, source: 'playwright' })
    expect(await imagine({ programs: programs.slice(0, 2) }).find()).toEqual({
      path: playwrightPath,
      source: 'playwright',
    })
  })

  test("a headless shell of another of Playwright's versions is left alone", async () => {
    const { find } = imagine({ programs: [playwrightShell.replace('1255', '1100'), '/usr/bin/chromium'] })
    expect((await find()).path).toBe('/usr/bin/chromium')
  })

  test('the system is searched by name first, then by folder', async () => {
    const { find } = imagine({ programs: ['/usr/local/bin/google-chrome', '/usr/bin/chromium'] })
    expect(await find()).toEqual({ path: '/usr/bin/chromium', source: 'system' })
  })

  test('a program that is there but does not start is passed over', async () => {
    const { find } = imagine({
      broken: ['/usr/bin/chromium-browser'],
      programs: ['/usr/bin/google-chrome-stable'],
    })
    expect((await find()).path).toBe('/usr/bin/google-chrome-stable')
  })

  test('macOS and Windows have it outside of PATH', async () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect((await imagine({ platform: 'darwin', programs: [mac] }).find()).path).toBe(mac)
    const folder = join('C:', 'Program Files')
    const exe = join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')
    const windows = imagine({ platform: 'win32', env: { PROGRAMFILES: folder }, broken: [exe] })
    expect((await windows.find()).path).toBe(exe)
  })

  test('a headless shell is no answer where windows are wanted', async () => {
    const programs = [playwrightShell, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
    const env = { PATH: '/usr/bin', DISPLAY: ':0' }
    expect((await imagine({ programs, env }).find(true)).path).toBe('/usr/bin/chromium')
    const named = imagine({ programs, env: { ...env, OIN_SIM_BROWSER: playwrightShell } })
    await expect(named.find(true)).rejects.toThrow(/headless shell, which has no windows/)
  })

  test('windows are refused on a Linux without a display, before anything is looked for', async () => {
    const { find } = imagine({ programs: ['/usr/bin/chromium'] })
    await expect(find(true)).rejects.toThrow(/no display to show a browser on/)
    expect((await find(false)).path).toBe('/usr/bin/chromium')
  })
})

describe('no browser is there', () => {
  const debian = { release: 'ID=debian\n', isRoot: true }
  const shell = '/usr/bin/chromium-headless-shell'

  test('Playwright installs its headless shell where its download host answers', async () => {
    const { find, ran } = imagine({
      online: true,
      commands: { 'install chromium --only-shell': { code: 0, brings: playwrightShell } },
    })
    expect(await find()).toEqual({ path: playwrightShell, source: 'installed' })
    expect(ran).toHaveLength(2)
  })

  test('behind a proxy the download is tried without asking its host first', async () => {
    const { find } = imagine({
      env: { HTTPS_PROXY: 'http://proxy.example' },
      commands: { 'install chromium --only-shell': { code: 0, brings: playwrightShell } },
    })
    expect((await find()).source).toBe('installed')
  })

  test("root on Debian gets the headless shell's package where Playwright's host does not answer", async () => {
    const { find, ran } = imagine({
      ...debian,
      commands: { update: { code: 0 }, 'install -y chromium-headless-shell': { code: 0, brings: shell } },
    })
    expect(await find()).toEqual({ path: shell, source: 'installed' })
    expect(ran.some(command => command.includes('--only-shell') && !command.endsWith('--dry-run'))).toBe(
      false,
    )
  })

  test('a release without that package gets chromium', async () => {
    const { find } = imagine({
      ...debian,
      release: 'ID=raspbian\nID_LIKE=debian\n',
      commands: {
        update: { code: 0 },
        'install -y chromium-headless-shell': { code: 100 },
        'install -y chromium': { code: 0, brings: '/usr/bin/chromium' },
      },
    })
    expect((await find()).path).toBe('/usr/bin/chromium')
  })

  test('a package that brings no browser that starts does not count', async () => {
    const { find } = imagine({ ...debian, release: 'ID=ubuntu\n', commands: { apt: { code: 0 } } })
    await expect(find()).rejects.toThrow(/installed chromium, but it brought no browser that starts/)
  })

  test.each([
    [
      'Debian, not root',
      { release: 'ID=debian\n' },
      /Not root.*sudo apt-get install chromium-headless-shell/s,
    ],
    ['Fedora', { release: 'ID=fedora\n' }, /dnf install chromium/],
    ['macOS', { platform: 'darwin' as const }, /brew install --cask google-chrome/],
    ['Windows', { platform: 'win32' as const }, /winget install Google\.Chrome/],
  ])('the error says what to install: %s', async (_, imagined, sentence) => {
    const error = await imagine(imagined)
      .find()
      .catch(error => error)
    expect(error).toBeInstanceOf(NoBrowserError)
    expect(error.message).toMatch(sentence)
    expect(error.message).toContain("download host cdn.example can't be reached")
  })
})

describe('on this machine', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'find-browser-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function program(path: string, script: string): Promise<string> {
    const file = join(folder, path)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, `#!/bin/sh\n${script}\n`)
    await chmod(file, 0o755)
    return file
  }

  test.skipIf(process.platform === 'win32')('files, folders and programs are told apart', async () => {
    await program('google-chrome', 'exit 1')
    const chrome = await program('google-chrome-stable', 'echo Google Chrome 142.0')
    await mkdir(join(folder, 'chromium'))
    await writeFile(join(folder, 'chromium-browser'), 'not executable')
    const machine: Machine = { ...thisMachine, platform: 'linux', env: { PATH: folder } }
    const found = await findBrowser({ playwrightPath: join(folder, 'none', 'chrome') }, machine)
    expect(found).toEqual({ path: chrome, source: 'system' })
  })

  test.skipIf(process.platform === 'win32')(
    "Playwright's headless shell is found beside its Chromium",
    async () => {
      const shell = await program('chromium_headless_shell-7/linux/headless_shell', 'echo Chromium 142.0')
      const machine: Machine = { ...thisMachine, platform: 'linux', env: { PATH: '' } }
      const found = await findBrowser(
        { playwrightPath: join(folder, 'chromium-7', 'linux', 'chrome') },
        machine,
      )
      expect(found).toEqual({ path: shell, source: 'playwright' })
    },
  )

  test('a program is stopped at its time limit, and one that is missing ends with its error', async () => {
    const stopped = await thisMachine.run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 100)
    expect(stopped.code).toBeNull()
    const missing = await thisMachine.run(join(folder, 'missing'), [], 1000)
    expect(missing).toEqual({ code: -1, output: expect.stringContaining('ENOENT') })
  })
})
