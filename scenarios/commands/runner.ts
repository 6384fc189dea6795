import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { codeFolder, ending } from '../layout.ts'

/** A part of a run on several machines. */
export type Shard = { index: number; total: number }

export type RunnerOrder = {
  /** Ids of the scenarios to run; all of them when undefined. */
  ids?: readonly string[]
  /** Which part of them, from 1. */
  shard?: Shard
  /** Settings for playwright.config.ts and the reporter. */
  env: Record<string, string>
  /** Progress goes to stderr, so that stdout stays free for a document. */
  quietStdout: boolean
  /** Opens Playwright's UI, as a page on this machine, in place of running. */
  ui?: boolean
  signal: AbortSignal
}

/** A pattern that Playwright Test finds exactly this scenario's file by. */
export function filePattern(id: string): string {
  const path = `scenarios/${id}${ending}`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return `${path.replaceAll('/', '[/\\\\]')}$`
}

/**
 * Runs Playwright Test as a process of its own and waits for its end.
 *
 * @returns its exit code; null where a signal ended it
 * @throws when the process can't be started
 */
export function runPlaywright({
  ids,
  shard,
  env,
  quietStdout,
  ui = false,
  signal,
}: RunnerOrder): Promise<number | null> {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  const config = join(codeFolder, `playwright.config${ending}`)
  const part = shard ? [`--shard=${shard.index}/${shard.total}`] : []
  // A page, for any browser: Playwright's own window would need a browser of Playwright's own.
  const page = ui ? ['--ui-host=127.0.0.1', '--ui-port=0'] : []
  const args = [cli, 'test', '--config', config, ...page, ...part, ...(ids ?? []).map(filePattern)]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: codeFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', quietStdout ? 2 : 'inherit', 'inherit'],
    })
    // Playwright ends its workers and browsers on SIGINT, and takes several within a second for one.
    const stop = () => child.kill('SIGINT')
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    child.on('error', reject)
    child.on('close', code => {
      signal.removeEventListener('abort', stop)
      resolve(code)
    })
  })
}
