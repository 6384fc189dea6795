import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readdir, readFile, stat } from 'node:fs/promises'

/** How a program ended. `code` is null where it was stopped, and -1 where it could not be started. */
export type Ended = { code: number | null; output: string }

/** What the search for a browser asks of the machine it runs on, so that tests can describe another one. */
export type Machine = {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  isRoot: boolean
  /** Contents of /etc/os-release, or '' where there is none. */
  osRelease: () => Promise<string>
  isExecutable: (path: string) => Promise<boolean>
  /** Every file below a folder; empty where the folder isn't there. */
  filesBelow: (folder: string) => Promise<string[]>
  /** Runs a program to its end, at most for the time given. Never rejects. */
  run: (command: string, args: readonly string[], limitMs: number) => Promise<Ended>
  /** Whether anything answers at this address within the time given. */
  answers: (url: string, limitMs: number) => Promise<boolean>
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter(entry => entry.isFile()).map(entry => `${entry.parentPath}/${entry.name}`)
  } catch {
    return []
  }
}

function run(command: string, args: readonly string[], limitMs: number): Promise<Ended> {
  return new Promise(resolve => {
    let output = ''
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: limitMs,
      killSignal: 'SIGKILL',
    })
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', error => resolve({ code: -1, output: error.message }))
    child.on('close', code => resolve({ code, output }))
  })
}

async function answers(url: string, limitMs: number): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limitMs) })
    return true
  } catch {
    return false
  }
}

/** The machine this process runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  osRelease: () => readFile('/etc/os-release', 'utf8').catch(() => ''),
  isExecutable,
  filesBelow,
  run,
  answers,
}
