import { z } from 'zod'
import { ControlError, type RunningOrg, type Seed } from '../../sim/index.ts'
import { type SeedFile, unusable } from './seed-file.ts'

/** As much of a seed as is needed to tell its entries apart; what else is wrong shows when it is planted. */
const entriesSchema = z.object({
  groups: z.array(z.looseObject({ name: z.string() })).default([]),
  people: z.array(z.looseObject({ login: z.string() })).default([]),
  apps: z.array(z.looseObject({ label: z.string() })).default([]),
})

type Entry = { words: string; text: string }

/**
 * Puts those people, groups and apps of a seed into an org that it has not got yet, all of them or none. What the org
 * has is never altered or taken away: `left` names the entries that read otherwise than before, or are gone.
 *
 * @param before the seed as it was read last
 * @throws CommandError of usage where the file is no seed, or the org can't take what is new; then nothing has changed
 */
export function addWhatIsNew(
  { model, seed }: Pick<RunningOrg, 'model' | 'seed'>,
  before: Seed,
  { path, seed: after }: SeedFile,
): { added: string[]; left: string[] } {
  const read = entriesSchema.strict().safeParse(after)
  if (!read.success) throw unusable(path, new Error(z.prettifyError(read.error)))
  const groups = read.data.groups.filter(({ name }) => !model.groups.byName(name))
  const people = read.data.people.filter(({ login }) => !model.users.find(login))
  const apps = read.data.apps.filter(({ label }) => !model.applications.byLabel(label))
  const additions = entriesOf({ groups, people, apps })
  try {
    if (additions.size > 0) seed({ groups, people, apps } as unknown as Seed)
  } catch (error) {
    throw error instanceof ControlError ? unusable(path, error) : error
  }
  const earlier = entriesOf(entriesSchema.parse(before))
  const now = entriesOf(read.data)
  const changed = [...now].flatMap(([key, { words, text }]) => {
    if (additions.has(key)) return []
    const known = earlier.get(key)
    if (known === undefined) return [`${words} is in the org already`]
    return known.text === text ? [] : [`${words} has changed`]
  })
  const gone = [...earlier].flatMap(([key, { words }]) => (now.has(key) ? [] : [`${words} is gone`]))
  return { added: [...additions.values()].map(({ words }) => words), left: [...changed, ...gone] }
}

function entriesOf({ groups, people, apps }: z.output<typeof entriesSchema>): Map<string, Entry> {
  const entries = [
    ...groups.map(one => ({ words: `group ${one.name}`, text: JSON.stringify(one) })),
    ...people.map(one => ({ words: `person ${one.login}`, text: JSON.stringify(one) })),
    ...apps.map(one => ({ words: `app ${one.label}`, text: JSON.stringify(one) })),
  ]
  return new Map(entries.map(entry => [entry.words, entry]))
}
