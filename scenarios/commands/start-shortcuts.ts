import { spawn } from 'node:child_process'
import type { RunningOrg } from '../../sim/index.ts'
import type { FaultOption } from './fault-options.ts'
import { type Keyboard, listenForKeys, type Shortcut, shortcutLine } from './keyboard.ts'
import type { SeedFile } from './seed-file.ts'
import { type ServiceProvider, startBothAgain } from './start-both-again.ts'
import type { Terminal } from './terminal.ts'

/** What is up, as far as the keys concern it. */
export interface Started {
  org: RunningOrg
  /** Where the landing page is. */
  url: string
  /** The seed file that the org began with, as it was read last. */
  seed: { file?: SeedFile | undefined }
  /** The service provider that was started too. */
  sp?: ServiceProvider | undefined
  /** Faults that were in force from the start. */
  faults: readonly FaultOption[]
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
  const { url } = started
  const shortcuts: Shortcut[] = [
    { key: 'o', does: 'open', run: () => openInBrowser(url, terminal) },
    {
      key: 'r',
      does: 'start over',
      run: async () => terminal.err(await startBothAgain(started)),
    },
    { key: 'u', does: 'Playwright’s UI', run: playwrightUi(terminal, signal) },
    { key: 'h', does: 'help', run: () => terminal.err(shortcutLine(shortcuts)) },
    { key: 'q', does: 'quit', run: quit },
  ]
  listenForKeys(keyboard, shortcuts, { terminal, signal, interrupt })
  terminal.err(shortcutLine(shortcuts))
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
