/** How long what is running has to end by itself after a crash. */
const patienceMs = 5000

/** What there is to know of a crash: whether one came, and a signal for whoever has something to save. */
export interface CrashWatch {
  signal: AbortSignal
  readonly happened: boolean
}

/**
 * Makes an error that nothing caught tell its cause, on stderr, and what to do; then everything is ended as by a signal, so
 * that what was changed is on disk and ports are free. One that comes while it ends, or an end that hangs, ends the
 * process at once with `exitCode`.
 */
export function watchForCrash(exitCode: number): CrashWatch {
  const controller = new AbortController()
  const crashed = (error: unknown) => {
    console.error(words(error))
    if (controller.signal.aborted) process.exit(exitCode)
    setTimeout(() => process.exit(exitCode), patienceMs).unref()
    controller.abort()
  }
  // A rejection that nobody handles arrives here too.
  process.on('uncaughtException', crashed)
  return {
    signal: controller.signal,
    get happened() {
      return controller.signal.aborted
    },
  }
}

function words(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `oin-sim stops: an error that nothing caught.

${stack}

What it had answered is in the data folder, where there is one: start it again. Please report the lines above, and what
was done before.`
}
