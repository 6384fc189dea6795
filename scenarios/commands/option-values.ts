import { InvalidArgumentError } from 'commander'
import type { Shard } from './runner.ts'

const digits = /^\d+$/

/** A whole number within bounds, or commander's error that names the option and says what fits. */
function wholeNumber(text: string, min: number, max: number, what: string): number {
  const value = digits.test(text.trim()) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new InvalidArgumentError(`Give ${what}.`)
}

/** A TCP port to listen on. */
export const portNumber = (text: string) =>
  wholeNumber(text, 0, 65_535, 'a whole number from 0 to 65535; 0 takes any free port')

/** A delay that a timer can still count. */
export const milliseconds = (text: string) =>
  wholeNumber(text, 0, 2_147_483_647, 'a whole number of milliseconds, 0 or more')

/** How many scenarios run at the same time. */
export const workerCount = (text: string) => wholeNumber(text, 1, 256, 'a whole number from 1 to 256')

/** A part of a run on several machines, as "2/3". */
export function shardOf(text: string): Shard {
  const [, index = 0, total = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? []
  if (index >= 1 && index <= total) return { index, total }
  throw new InvalidArgumentError('Give which part of how many, as 2/3: from 1/3 to 3/3.')
}

/** A path that isn't empty: an unset shell variable must not quietly mean the current folder. */
export function folderPath(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Give the path of a folder.')
}

/** A path that isn't empty, of a file. */
export function filePath(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Give the path of a file.')
}
