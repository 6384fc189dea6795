import type { RunningOrg } from '../../sim/index.ts'
import { configurationOf } from './configuration.ts'
import { stampOf } from './file-stamp.ts'
import { addWhatIsNew } from './seed-additions.ts'
import { readSeedFile, type SeedFile } from './seed-file.ts'
import type { Terminal } from './terminal.ts'

/** What a file that changes acts on, and how to have all of it. */
export interface Followed {
  org: RunningOrg
  /** The seed file that the org began with, as it was read last. */
  seed: { file?: SeedFile | undefined }
  /** What brings the org to what the file says: a key, or starting again. */
  all: string
}

/**
 * Puts into the org what a seed file says anew, each time that it changes, and tells what was done, what was not and
 * why. A file that can't be used leaves everything as it is.
 */
export function followSeed({ org, seed, all }: Followed, terminal: Terminal, signal: AbortSignal): void {
  if (!seed.file) return
  const { path, stamp } = seed.file
  follow(path, { seen: stamp, terminal, signal }, async () => {
    const before = seed.file
    const file = await readSeedFile(path)
    const { added, left } = addWhatIsNew(org, before?.seed ?? {}, file)
    seed.file = file
    return [
      `${path} has changed.`,
      added.length > 0 ? `Added: ${some(added)}.` : 'Nothing in it is new.',
      ...(left.length > 0 ? [`Left as it was: ${some(left)}. ${all}`] : []),
    ].join(' ')
  })
}

/**
 * Tells of each change of a configuration whether it can be used. The servers that `start` keeps up take nothing from
 * it, so there is nothing to apply.
 */
export function followConfig(path: string, terminal: Terminal, signal: AbortSignal): void {
  follow(path, { seen: stampOf(path), terminal, signal }, async () => {
    await configurationOf(path)
    return `${path} has changed and can be used. Nothing is to be done here: what start keeps up takes nothing from it; run, exec and doctor read it when they begin.`
  })
}

function follow(
  path: string,
  { seen: before, terminal, signal }: { seen: string | undefined; terminal: Terminal; signal: AbortSignal },
  apply: () => Promise<string>,
): void {
  let queue = Promise.resolve()
  let seen = before
  // By looking, not by the system's events: editors put a new file in the old one's place. Not by `watchFile` either,
  // which takes its first look later than it is called, so that a change before it goes unseen.
  const looking = setInterval(() => {
    const now = stampOf(path)
    if (now === seen) return
    seen = now
    queue = queue.then(async () => {
      if (signal.aborted) return
      const said = await apply().catch(error => {
        const reason = error instanceof Error ? error.message : String(error)
        return `${reason}\n${path} has changed, but can't be used as it is: nothing was changed.`
      })
      for (const line of said.split('\n')) terminal.err(line)
    })
  }, LOOKS_EVERY_MS).unref()
  signal.addEventListener('abort', () => clearInterval(looking), { once: true })
}

const LOOKS_EVERY_MS = 500

const MOST_NAMES = 5

const some = (names: readonly string[]): string =>
  names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ')
