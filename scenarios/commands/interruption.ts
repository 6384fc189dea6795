import { exitCodes } from './exit-codes.ts'

/** One Ctrl+C can come twice: from the terminal, and passed on by npm. */
const sameKeypressMs = 1000

/** How often to look whether the shell that npm runs us in is still there. */
const parentCheckMs = 100

/**
 * Turns the first SIGINT or SIGTERM into an abort signal that commands and servers wait for. A later second one ends
 * the process at once, for when closing hangs. Listens for as long as the process lives: one that came while it ends
 * must not kill it half-way.
 *
 * `npm start` runs us in a shell, and a signal to npm reaches that shell only, which dies of it without passing it on.
 * Under npm the loss of the parent therefore counts as a signal too.
 */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController()
  let first: number | undefined
  const interrupt = () => {
    const now = performance.now()
    if (first !== undefined && now - first > sameKeypressMs) process.exit(exitCodes.interrupted)
    first ??= now
    controller.abort()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid
    const check = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(check)
      interrupt()
    }, parentCheckMs)
    check.unref()
  }
  return controller.signal
}

/** Resolves once the signal is aborted; at once where it is already. */
export async function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
}
