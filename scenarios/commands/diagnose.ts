import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { caseOf } from '../repro/case-from-diagnosis.ts'
import { knownCases } from '../repro/case-library.ts'
import { diagnose } from '../support/diagnose.ts'
import { type Diagnosis, diagnosisSchema } from '../support/diagnosis.ts'
import { diagnosisText } from '../support/diagnosis-text.ts'
import { readHar } from '../support/read-har.ts'
import { readLog } from '../support/read-log.ts'
import { readExport } from '../support/read-text.ts'
import { NotInLog } from '../support/restriction.ts'
import { Unreadable } from '../support/unreadable.ts'
import { CommandError, type ExitCode, exitCodes } from './exit-codes.ts'
import { nearestIds } from './nearest.ts'
import type { Terminal } from './terminal.ts'

export type DiagnoseOptions = {
  /** A System Log as it was exported. */
  file: string
  har?: string
  /** Where to write a case file to. */
  case?: string
  app?: string
  person?: string
  mask: boolean
  json: boolean
}

/**
 * Says what a System Log, and what a browser recorded beside it, tell of people who can't get in.
 *
 * @returns held whenever the question was answered, whatever the answer: a customer's trouble is no failure of the
 *   command. Scripts look at `verdict`.
 * @throws CommandError of usage where a file can't be used, and of noMatch where the log has no such app or person
 */
export async function diagnoseFile(
  { file, har: harFile, case: caseFile, app, person, mask, json }: DiagnoseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const { format, events } = readLog(await readExport(file, 'System Log'), basename(file))
    const har =
      harFile === undefined ? undefined : readHar(await readExport(harFile, 'HAR'), basename(harFile))
    const diagnosis = diagnosisSchema.parse(diagnose({ events, format, har, app, person, mask }))
    if (json) terminal.out(JSON.stringify(diagnosis))
    else for (const line of diagnosisText(diagnosis, terminal.screen)) terminal.out(line)
    if (caseFile !== undefined) await writeCase(caseFile, diagnosis, terminal)
    return exitCodes.held
  } catch (error) {
    if (error instanceof Unreadable) throw new CommandError(exitCodes.usage, error.message, error)
    if (error instanceof NotInLog) throw new CommandError(exitCodes.noMatch, inWords(error, mask), error)
    throw error
  }
}

async function writeCase(file: string, diagnosis: Diagnosis, terminal: Terminal): Promise<void> {
  const made = caseOf(diagnosis, await knownCases())
  if (made === undefined) {
    terminal.err(
      'No case is written: none of the cases that come along shows what was found. All of them: oin-sim repro',
    )
    return
  }
  try {
    // Somebody may have worked on it.
    await writeFile(file, made.text, { flag: 'wx' })
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already' : String(error)
    throw new CommandError(
      exitCodes.usage,
      `The case can't be written to ${file}: ${why}. Name another file.`,
      error,
    )
  }
  terminal.err(`\nCase: ${file}, like ${made.like}. Play it: oin-sim repro ${file} --keep`)
}

/** Near names help whoever mistyped one; where people are masked, they would give them away. */
function inWords({ what, wanted, there }: NotInLog, mask: boolean): string {
  if (what === 'app') {
    const labels = nearestIds(wanted, [...new Set(there)], 5)
    return `The log has nothing of an app "${wanted}". ${labels.length > 0 ? `It has ${labels.join(', ')}.` : 'It names no app at all.'}`
  }
  const meant = mask
    ? `It names ${there.length} people.`
    : `The nearest it has: ${nearestIds(wanted, there).join(', ') || 'nobody'}.`
  return `The log has nothing of a person "${mask ? '…' : wanted}". ${meant} If the login is right, the person did not get as far as Okta in the time of this log: they stopped at the service provider, or came to another org.`
}
