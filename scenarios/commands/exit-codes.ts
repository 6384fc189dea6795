/** What the command `oin-sim` returns to the shell. */
export const exitCodes = {
  /** Everything that was asked for held. */
  held: 0,
  /** At least one scenario failed. */
  failed: 1,
  /** An option, argument or environment variable that makes no sense. */
  usage: 2,
  /** A server, browser or runner could not be started. */
  notStarted: 3,
  /** The filter matches no scenario. */
  noMatch: 4,
  /** Ended by an error that nothing caught, or with something that could not be written at the end. */
  crashed: 70,
  /** Stopped by a signal before the work was done. */
  interrupted: 130,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends the command: the message says what happened, which one, and what to do next. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.exitCode = exitCode
  }
}
