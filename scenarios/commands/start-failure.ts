import { DataError as OktaDataError } from '../../sim/index.ts'
import { DataError as AlpaconDataError } from '../../sp/index.ts'
import { CommandError, exitCodes } from './exit-codes.ts'

/** Node's error code, of the error itself or of one that it was caused by. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' && code.startsWith('E') ? code : systemCode(error.cause)
}

type Listening = { port: number; option: string }

/**
 * The sentence for a part that could not be started: what happened, to which part, and what to do.
 *
 * @param what the part or folder, as the beginning of a sentence
 * @param listening the port it was to listen on, where it listens
 */
export function couldNotStart(error: unknown, what: string, listening?: Listening): CommandError {
  // It says all there is to say, and its cause is about a file, not about a port.
  const isAboutData = error instanceof OktaDataError || error instanceof AlpaconDataError
  const code = isAboutData ? undefined : systemCode(error)
  return new CommandError(exitCodes.notStarted, sentence(error, code, what, listening), error)
}

function sentence(error: unknown, code: string | undefined, what: string, listening?: Listening): string {
  if (listening && code === 'EADDRINUSE') {
    return `${what} could not start: port ${listening.port} is taken by another program. Stop that program, or choose another port with ${listening.option} (0 takes any free one).`
  }
  if (listening && code === 'EACCES') {
    return `${what} could not start: this user may not listen on port ${listening.port}. Choose a port above 1023 with ${listening.option} (0 takes any free one).`
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${what} can't be written to: permission denied. Choose another folder with --data, or leave it out to keep everything in memory.`
  }
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return `${what} can't be used: there is a file where a folder is needed. Choose another folder with --data.`
  }
  if (code === 'ENOSPC')
    return `${what} can't be written to: the disk is full. Free some space or choose another folder with --data.`
  return `${what} could not start: ${error instanceof Error ? error.message : String(error)}`
}
