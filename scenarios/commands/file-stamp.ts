import { statSync } from 'node:fs'

/** What tells one state of a file from another; undefined where there is none to be seen. */
export function stampOf(path: string): string | undefined {
  try {
    const { mtimeMs, size, ino } = statSync(path)
    return `${mtimeMs} ${size} ${ino}`
  } catch {
    return undefined
  }
}
