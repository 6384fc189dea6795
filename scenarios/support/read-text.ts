import { open } from 'node:fs/promises'
import { Unreadable } from './unreadable.ts'

/** More than this is no export of one trouble, and more than a laptop should be asked to hold. */
export const LARGEST_FILE = 100 * 1024 * 1024

/**
 * The text of a file that somebody exported: UTF-8, or UTF-16 as PowerShell writes it.
 *
 * @param what what the file is for, as the message names it
 * @throws Unreadable where there is none, it is empty, too large or not text
 */
export async function readExport(file: string, what: string, largest = LARGEST_FILE): Promise<string> {
  const bytes = await bytesOf(file, what, largest)
  const kind = packedAs(bytes)
  if (kind) throw new Unreadable(`${file} is ${kind}. Unpack it and give the ${what} that is in it.`)
  const text = decode(bytes)
  if (text.trim() === '') throw new Unreadable(`${file} is empty. Export the ${what} again.`)
  if (text.includes('\0'))
    throw new Unreadable(`${file} is not text. Give the ${what} as it was exported, as JSON or CSV.`)
  return text
}

async function bytesOf(file: string, what: string, largest: number): Promise<Buffer> {
  try {
    const handle = await open(file)
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) throw new Unreadable(`${file} is not a file. Give the ${what} that was exported.`)
      if (stat.size > largest) throw new Unreadable(tooLarge(file, what, stat.size, largest))
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES' || code === 'EPERM'
          ? 'you may not read it'
          : (error as Error).message
    throw new Unreadable(`${file} can't be read as the ${what}: ${why}.`, { cause: error })
  }
}

function tooLarge(file: string, what: string, size: number, largest: number): string {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`
  return `${file} has ${megabytes(size)}; at most ${megabytes(largest)} are read. Export a ${what} of a shorter time.`
}

function packedAs(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('\x1f\x8b')) return 'packed with gzip'
  if (start.startsWith('PK\x03\x04')) return 'a ZIP archive, or a spreadsheet saved as one'
  return undefined
}

function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
