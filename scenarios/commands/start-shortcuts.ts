import { spawn } from 'node:child_process'
import { unwatchFile, watchFile } from 'node:fs'
import type { RunningOrg } from '../../sim/index.ts'
import { type Keyboard, listenForKeys, type Shortcut, shortcutLine } from './keyboard.ts'
import { startAgain } from './seed.ts'
import { readSeedFile, type SeedFile } from './seed-file.ts'
import type { Terminal } from './terminal.ts'

/** What is up, as far as the keys concern it. */
export interface Started {
  org: RunningOrg
  /** Where the landing page is. */
  url: string
  /** The seed file that the org began with, as it was read last. */
  seed: { file?: SeedFile | undefined }
  /** Label of the service provider that was started too. */
  sp?: string | undefined
}

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Lets a terminal's keys act on what was started, until the signal is aborted; `quit` ends it. */
export function startShortcuts(
  keyboard: Keyboard,
  started: Started,
  {
    terminal,
    signal,
    quit,
    interrupt,
  }: { terminal: Terminal; signal: AbortSignal; quit: () => void; interrupt: () => void },
): void {
  const { org, url, seed, sp } = started
  const path = seed.file?.path
  const shortcuts: Shortcut[] = [
    { key: 'o', does: 'open', run: () => openInBrowser(url, terminal) },
    {
      key: 'r',
      does: 'start over',
      async run() {
        const file = path === undefined ? undefined : await readSeedFile(path)
        startAgain(org, file)
        seed.file = file
        terminal.err(
          `The org "${org.name}" is what it was at the start.${sp ? ` ${sp} keeps what it knows; run Express Configuration again to connect it.` : ''}`,
        )
      },
    },
    { key: 'u', does: 'Playwright’s UI', run: playwrightUi(terminal, signal) },
    { key: 'h', does: 'help', run: () => terminal.err(shortcutLine(shortcuts)) },
    { key: 'q', does: 'quit', run: quit },
  ]
  listenForKeys(keyboard, shortcuts, { terminal, signal, interrupt })
  terminal.err(shortcutLine(shortcuts))
  if (path === undefined) return
  // By looking, not by the system's events: editors put a new file in the old one's place.
  watchFile(path, { interval: 500, persistent: false }, () => {
    terminal.err(`${path} has changed: press r to start over with it.`)
  })
  signal.addEventListener('abort', () => unwatchFile(path), { once: true })
}

function openInBrowser(url: string, terminal: Terminal): void {
  const [command, ...given] = openers[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...given, url], { stdio: 'ignore', detached: true })
  const failed = () => terminal.err(`No browser could be opened here. The address is ${url}`)
  child.on('error', failed)
  child.on('exit', code => {
    if (code) failed()
  })
  child.unref()
}

/** Runs `oin-sim run --ui`, as a process of its own that ends with this one; once at a time. */
function playwrightUi(terminal: Terminal, signal: AbortSignal): () => void {
  let isOpen = false
  return () => {
    if (isOpen) return terminal.err('Playwright’s UI is open already.')
    isOpen = true
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, 'run', '--ui'], {
      stdio: ['ignore', 2, 2],
    })
    const stop = () => child.kill('SIGINT')
    signal.addEventListener('abort', stop, { once: true })
    child.on('error', error => terminal.err(`Playwright’s UI could not be opened: ${error.message}`))
    child.on('close', () => {
      isOpen = false
      signal.removeEventListener('abort', stop)
    })
    terminal.err('Opening Playwright’s UI …')
  }
}
