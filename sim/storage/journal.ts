import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Change } from '../org/changes.ts'
import { refusedByDisk } from './data-error.ts'
import { ORG_FILE_VERSION, UnreadableOrgFile } from './org-file.ts'
import { changesSchema } from './replay.ts'

const headerSchema = z.strictObject({ version: z.int().min(1) })
const HEADER = `${JSON.stringify({ version: ORG_FILE_VERSION })}\n`

// What is written at once: a line can be as long as the org is large.
const PIECE = 1 << 20

/**
 * The journal of an org's file: what changed since the file was written, one line for what changed together. It lies beside
 * the file, in numbered parts (`acme.1.journal`), so that a new part can be begun before the file is written anew, and the
 * old ones removed after it.
 *
 * What is read is what was written whole: a last line without its end was being written when the program was killed, so
 * nobody was told that it is kept.
 */
export function openJournal(orgFile: string) {
  const folder = dirname(orgFile)
  const name = basename(orgFile, '.json')
  const parts = () => partsOf(folder, name)
  const pathOf = (number: number) => join(folder, `${name}.${number}.journal`)
  // Never goes on with a part of an earlier run: its last line may be without an end.
  let number = (parts().at(-1) ?? 0) + 1
  let open: { fd: number; size: number; isWhole: boolean } | undefined
  let bytes = parts().reduce((sum, part) => sum + statSync(pathOf(part)).size, 0)

  function close() {
    if (open) closeSync(open.fd)
    open = undefined
  }

  function write(text: string) {
    const part = open!
    const buffer = Buffer.from(text)
    // A disk that is almost full takes less than it is given, and says why with the next piece.
    for (let done = 0; done < buffer.length; ) done += writeSync(part.fd, buffer, done)
    part.size += buffer.length
  }

  return {
    /** How much there is to read, in bytes. */
    get bytes() {
      return bytes
    },

    /** Whether somebody removed the part that is being written. */
    isGone: () => open !== undefined && fstatSync(open.fd).nlink === 0,

    /** What was written, oldest first. Throws UnreadableOrgFile, naming the line, and DataError. */
    read(): Change[] {
      return parts().flatMap(part => readPart(pathOf(part)))
    },

    /** Writes changes that belong together, all or none. Throws DataError; what was written before is as it was. */
    append(changes: readonly Change[]): void {
      const path = pathOf(number)
      try {
        open ??= { fd: openSync(path, 'a'), size: 0, isWhole: true }
        // Left by a failure that couldn't be put right at once.
        if (!open.isWhole) ftruncateSync(open.fd, open.size)
        open.isWhole = true
      } catch (cause) {
        throw refusedByDisk(path, 'written', cause)
      }
      const before = open.size
      try {
        let text = before === 0 ? `${HEADER}[` : '['
        for (const [index, change] of changes.entries()) {
          text += `${index === 0 ? '' : ','}${JSON.stringify(change)}`
          if (text.length < PIECE) continue
          write(text)
          text = ''
        }
        write(`${text}]\n`)
        bytes += open.size - before
      } catch (cause) {
        open.size = before
        open.isWhole = false
        try {
          ftruncateSync(open.fd, before)
          open.isWhole = true
        } catch {
          // Tried again before the next line.
        }
        throw refusedByDisk(path, 'written', cause)
      }
    },

    /** Begins a new part; answers what removes the ones before, oldest first, so that what is left leads on. */
    begin(): () => void {
      close()
      number += 1
      const before = bytes
      const older = parts().filter(part => part < number)
      return () => {
        for (const part of older) rmSync(pathOf(part), { force: true })
        bytes -= before
      }
    },

    /** Removes all of it. */
    clear(): void {
      close()
      for (const part of parts()) rmSync(pathOf(part), { force: true })
      number = 1
      bytes = 0
    },

    close,
  }
}

function partsOf(folder: string, name: string): number[] {
  return readdirSync(folder)
    .filter(entry => entry.startsWith(`${name}.`))
    .flatMap(entry => /^[^.]+\.(\d+)\.journal$/.exec(entry)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

function readPart(path: string): Change[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  // What follows the last end of a line: nothing, or a line that was being written.
  lines.pop()
  const [header, ...batches] = lines
  if (header === undefined) return []
  const { version } = readLine(path, 1, header, headerSchema)
  if (version !== ORG_FILE_VERSION) {
    throw new UnreadableOrgFile(
      `${path} is of version ${version}, and this program reads ${ORG_FILE_VERSION} only: a program that was killed left it. Start that program once more with this folder and end it.`,
    )
  }
  return batches.flatMap((line, index) => readLine(path, index + 2, line, changesSchema) as Change[])
}

function readLine<S extends z.ZodType>(path: string, number: number, line: string, schema: S): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new UnreadableOrgFile(`${path} is damaged: line ${number} is no JSON.`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new UnreadableOrgFile(`${path} is damaged at line ${number}: ${z.prettifyError(parsed.error)}`)
}
