import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'

export interface ServedProcess {
  command: string
  cwd: string
  env: Record<string, string>
  /** Answers below 500 once it can be used. */
  ready: string
  timeoutSeconds: number
  /** Gives the start up; what serves already goes on. */
  giveUp?: AbortSignal
  fetch: typeof fetch
}

/** How long between two looks whether it answers yet. */
const LOOK_AGAIN_MS = 20
/** How long it has to end by itself. */
const PATIENCE_MS = 5000
const LAST_WORDS = 2000

/** A target that can't be started. The message says what it printed last. */
export class TargetNotStarted extends Error {
  override readonly name = 'TargetNotStarted'
}

/**
 * Starts a command, and resolves once it serves.
 * Throws TargetNotStarted where it ends before, doesn't answer in time, is given up, or something else answers there
 * already.
 */
export async function serve({ command, cwd, env, ready, timeoutSeconds, giveUp, fetch }: ServedProcess) {
  if (await answers(ready, fetch)) {
    throw new TargetNotStarted(
      `${ready} answers before "${command}" was started: something else is up there. Stop it, or choose another port.`,
    )
  }
  // A group of its own: a shell doesn't hand signals on to what it runs.
  const child = spawn(command, {
    cwd,
    env: { ...process.env, ...env },
    shell: true,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  let ended: string | undefined
  child.on('error', error => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended = signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`
  })
  const closed = once(child, 'close').catch(() => undefined)

  function signal(name: NodeJS.Signals) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {
      // The whole group has ended.
    }
  }
  const killAtExit = () => signal('SIGKILL')
  process.on('exit', killAtExit)

  async function stop(): Promise<void> {
    signal('SIGTERM')
    const impatience = setTimeout(() => signal('SIGKILL'), PATIENCE_MS)
    await closed
    clearTimeout(impatience)
    process.off('exit', killAtExit)
  }

  const deadline = Date.now() + timeoutSeconds * 1000
  while (!(await answers(ready, fetch))) {
    const isLate = Date.now() > deadline
    if (ended === undefined && !isLate && !giveUp?.aborted) {
      await wait(LOOK_AGAIN_MS)
      continue
    }
    const why = giveUp?.aborted
      ? 'a signal came before it was ready'
      : (ended ?? `${ready} didn't answer within ${timeoutSeconds} s`)
    await stop()
    throw new TargetNotStarted(`"${command}" can't be used: ${why}.${said && ` It said:\n${said.trimEnd()}`}`)
  }
  return { stop }
}

/** Whether an address answers, and not with a failure. */
export async function answers(address: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    const { status } = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    return status < 500
  } catch {
    return false
  }
}
