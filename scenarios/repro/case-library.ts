import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { scenariosFolder } from '../layout.ts'
import type { Known } from './case-from-diagnosis.ts'
import { parseCase } from './read-case.ts'

/** The folder of the cases that come with the project. */
const folder = (): string => join(scenariosFolder, 'cases')

/** Names of the cases that come with the project, in alphabetical order. */
export async function caseNames(): Promise<string[]> {
  const files = await readdir(folder())
  return files
    .filter(file => file.endsWith('.yaml'))
    .map(nameOfCase)
    .sort()
}

/** The cases that come with the project, read and as they are written. */
export async function knownCases(): Promise<Known[]> {
  const reading = (await caseNames()).map(async name => {
    const file = join(folder(), `${name}.yaml`)
    const text = await readFile(file, 'utf8')
    return { name, text, case: parseCase(text, file) }
  })
  return Promise.all(reading)
}

/** A case is called as its file is, without folder and ending. */
export const nameOfCase = (file: string): string => basename(file).replace(/\.[^.]+$/, '')

/** The file of a case: one of the project's by its name, any other by its path; undefined where there is neither. */
export async function findCase(named: string): Promise<string | undefined> {
  const own = join(folder(), `${named}.yaml`)
  for (const file of [named, own]) {
    if (await isFile(file)) return file
  }
  return undefined
}

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    found => found.isFile(),
    () => false,
  )
