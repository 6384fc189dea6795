import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Seed } from '../../sim/index.ts'
import { CommandError, exitCodes } from './exit-codes.ts'
import { stampOf } from './file-stamp.ts'

/**
 * A seed that was read from a file; whether an org can take it shows when it is planted. The stamp is the file's from
 * before it was read: by that, whoever follows the file sees each change since.
 */
export type SeedFile = { path: string; seed: Seed; stamp: string | undefined }

/** Reads a file of people, groups and apps, in the form of `POST /_sim/orgs/{name}/seed`. @throws CommandError of usage */
export async function readSeedFile(path: string): Promise<SeedFile> {
  const stamp = stampOf(path)
  try {
    return { path: resolve(path), stamp, seed: JSON.parse(await readFile(path, 'utf8')) as Seed }
  } catch (error) {
    throw unusable(resolve(path), error)
  }
}

/** The error for a seed that can't be used: file, member and reason. */
export const unusable = (path: string, error: unknown): CommandError =>
  new CommandError(
    exitCodes.usage,
    `--seed ${path} can't be used: ${error instanceof Error ? error.message : String(error)}`,
    error,
  )
