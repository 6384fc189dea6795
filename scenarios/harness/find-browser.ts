import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { installBrowser } from './install-browser.ts'
import { type Machine, thisMachine } from './machine.ts'

/** A browser that scenarios can run in, and where it came from. */
export type FoundBrowser = {
  path: string
  source: 'environment' | 'playwright' | 'system' | 'installed'
}

/** No browser can be had. The message says which was looked for and what to install. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError'
}

type Search = {
  /** Wants a browser with windows, which a headless shell doesn't have. */
  headed?: boolean
  /** Whether to install one where there is none; default true. */
  install?: boolean
  /** Where Playwright keeps the Chromium it installs. */
  playwrightPath?: string
  /** Told what is being done while that takes long. */
  progress?: (line: string) => void
}

const variable = 'OIN_SIM_BROWSER'
const namesInPath = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const shellName = /headless[-_]shell(\.exe)?$/

/** Places where browsers are installed without being in PATH. */
function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    const bundles = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium']
    const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])]
    return folders.flatMap(folder => bundles.map(bundle => join(folder, bundle)))
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return folders.flatMap(folder =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    )
  }
  return []
}

/** Without a display Chromium would only say that its page was closed. */
function expectDisplay({ platform, env }: Machine): void {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return
  throw new NoBrowserError(
    'There is no display to show a browser on: neither DISPLAY nor WAYLAND_DISPLAY is set. Run without --headed, or under xvfb-run.',
  )
}

/** Candidates of the system in order of preference. */
function systemCandidates(machine: Machine): string[] {
  const folders = (machine.env.PATH ?? '').split(delimiter).filter(Boolean)
  return [...namesInPath.flatMap(name => folders.map(folder => join(folder, name))), ...usualPlaces(machine)]
}

/** Playwright's headless shell stands in a folder of its own beside Chromium's, under the same revision. */
async function playwrightCandidates(machine: Machine, chromiumPath: string): Promise<string[]> {
  const shellFolder = /^(.*[\\/])chromium(-\d+)[\\/]/.exec(chromiumPath)
  const files = shellFolder
    ? await machine.filesBelow(`${shellFolder[1]}chromium_headless_shell${shellFolder[2]}`)
    : []
  return [...files.filter(file => shellName.test(file)), chromiumPath]
}

/**
 * Whether the file is a browser that starts. Ubuntu's `chromium-browser` may be a script that only asks for a snap,
 * and a downloaded browser may lack system libraries.
 */
async function starts(machine: Machine, path: string): Promise<boolean> {
  if (!(await machine.isExecutable(path))) return false
  // On Windows `--version` opens a window and prints nothing.
  if (machine.platform === 'win32') return true
  const { code, output } = await machine.run(path, ['--version'], 20_000)
  return code === 0 && /\d+\.\d+/.test(output)
}

async function fromEnvironment(machine: Machine, headed: boolean): Promise<FoundBrowser | undefined> {
  const path = machine.env[variable]
  if (!path) return undefined
  const remedy = `Set ${variable} to the program file of Chromium or Chrome, or unset it to have one looked for.`
  if (!(await machine.isExecutable(path))) {
    throw new NoBrowserError(`${variable} names ${path}, which is not a file that can be executed. ${remedy}`)
  }
  if (headed && shellName.test(path)) {
    throw new NoBrowserError(
      `${variable} names ${path}, a headless shell, which has no windows to show. ${remedy}`,
    )
  }
  return { path, source: 'environment' }
}

/**
 * Finds a browser for the scenarios: the one that OIN_SIM_BROWSER names, Playwright's own, the system's Chromium or
 * Chrome, or one that it installs. Headless shells come first where no window is wanted: they start twice as fast.
 *
 * @throws NoBrowserError when the variable names no program, or when there is none and none can be installed
 */
export async function findBrowser(
  search: Search = {},
  machine: Machine = thisMachine,
): Promise<FoundBrowser> {
  const {
    headed = false,
    install = true,
    playwrightPath = chromium.executablePath(),
    progress = () => undefined,
  } = search
  const fits = (path: string) => !(headed && shellName.test(path))
  const firstThatStarts = async (candidates: string[]) => {
    for (const path of candidates.filter(fits)) if (await starts(machine, path)) return path
    return undefined
  }
  const ofPlaywright = async () => firstThatStarts(await playwrightCandidates(machine, playwrightPath))
  const ofSystem = () => firstThatStarts(systemCandidates(machine))

  if (headed) expectDisplay(machine)
  const named = await fromEnvironment(machine, headed)
  if (named) return named
  const own = await ofPlaywright()
  if (own) return { path: own, source: 'playwright' }
  const system = await ofSystem()
  if (system) return { path: system, source: 'system' }

  const found = async () => (await ofPlaywright()) ?? ofSystem()
  const attempts = install
    ? await installBrowser({ headed, progress, found }, machine)
    : { path: undefined, failures: [] }
  if (attempts.path) return { path: attempts.path, source: 'installed' }
  throw new NoBrowserError(
    [
      `No browser found: ${variable} is not set, Playwright has none installed, and none of ${namesInPath.join(', ')} in PATH starts.`,
      ...attempts.failures,
      `${await remedy(machine, headed)}`,
      `Or set ${variable} to the program file of a Chromium that you have.`,
    ].join('\n'),
  )
}

async function remedy(machine: Machine, headed: boolean): Promise<string> {
  if (machine.platform === 'darwin') return 'Run: brew install --cask google-chrome'
  if (machine.platform === 'win32') return 'Run: winget install Google.Chrome'
  const release = await machine.osRelease()
  if (/^ID=debian$/m.test(release)) {
    return `Run: sudo apt-get install ${headed ? 'chromium' : 'chromium-headless-shell'}`
  }
  if (/^ID="?fedora"?$/m.test(release)) return 'Run: sudo dnf install chromium'
  if (/^ID=alpine$/m.test(release)) return 'Run: apk add chromium'
  return 'Run: npx playwright install --with-deps chromium'
}
