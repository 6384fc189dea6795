import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { DataError, refusedByDisk } from './data-error.ts'

const lockSchema = z.object({
  pid: z.int().min(1),
  host: z.string(),
  /** When the process began, as the kernel counts; null where it doesn't tell. */
  began: z.string().nullable(),
})

type Lock = z.infer<typeof lockSchema>

/** What file systems say that have no links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']

/** Folders that this very process has. */
const own = new Set<string>()

/**
 * Takes a folder for this process, with a file `.lock` that says who has it. One that was left by a killed process is
 * taken over. Throws DataError, naming folder and process, where another has it.
 *
 * @returns what gives the folder free again
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, '.lock')
  if (own.has(path))
    throw inUse(folder, `process ${process.pid}, which is this very one`, 'Close it there first')
  const mine: Lock = { pid: process.pid, host: hostname(), began: beginningOf(process.pid) }
  const beside = join(folder, `.lock.${process.pid}`)
  try {
    writeFileSync(beside, `${JSON.stringify(mine)}\n`)
    // A link is made with its content or not at all: nobody reads half a lock.
    while (!linked(beside, path)) takeAway(folder, path)
  } catch (error) {
    throw error instanceof DataError ? error : refusedByDisk(folder, 'written', error)
  } finally {
    rmSync(beside, { force: true })
  }
  own.add(path)
  return () => {
    if (own.delete(path)) rmSync(path, { force: true })
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (!NO_LINKS.includes(code)) throw error
    return copied(from, to)
  }
}

function copied(from: string, to: string): boolean {
  try {
    writeFileSync(to, readFileSync(from), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose process is no more. Throws DataError where the process may still be there. */
function takeAway(folder: string, path: string): void {
  demandStale(folder, path)
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch (error) {
    // Somebody else was quicker; what is there now is looked at anew.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  try {
    // Somebody may have been quicker and taken the folder in between: theirs is put back.
    demandStale(folder, aside)
  } catch (error) {
    linked(aside, path)
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function demandStale(folder: string, path: string): void {
  const lock = read(path)
  if (!lock) return
  if (lock.host !== hostname()) {
    throw inUse(
      folder,
      `process ${lock.pid} on ${lock.host}`,
      `End it there; if it or that machine is no more, remove ${join(folder, '.lock')}`,
    )
  }
  if (isRunning(lock)) throw inUse(folder, `process ${lock.pid}`, 'End that process')
}

/** Who has the folder; undefined where the file is gone or says nothing. */
function read(path: string): Lock | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function isRunning({ pid, began }: Lock): boolean {
  // A number is given to another process some day, and in a container it is always the same.
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return began === null || beginningOf(pid) === began
}

/** When a process began, as Linux counts: boot, and clock ticks since; null where that can't be known. */
function beginningOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may have spaces in it.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch {
    return null
  }
}

function inUse(folder: string, who: string, remedy: string): DataError {
  return new DataError(
    `The data folder ${folder} is in use by ${who}: only one can write to it at a time. ${remedy}, or choose another data folder.`,
  )
}
