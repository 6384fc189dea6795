import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { nearestIds } from '../commands/nearest.ts'
import { type Case, caseSchema, happenings, observations, subjects } from './case.ts'

/** A case file can't be used. The message has a line for each thing that is wrong, with the place and what to do. */
export class CaseError extends Error {
  override name = 'CaseError'

  constructor(file: string, problems: readonly string[]) {
    super([`${file} can't be used:`, ...problems.map(problem => `  ${problem}`)].join('\n'))
  }
}

/** Cases are written by people; one of a megabyte is something else. */
const MOST_BYTES = 1_000_000

/** Reads a case from a file. Throws CaseError where there is none, or it is no case. */
export async function readCase(file: string): Promise<Case> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message
    throw new CaseError(file, [why])
  })
  return parseCase(text, file)
}

/** Reads a case from YAML, or from JSON, which is YAML too. Throws CaseError, naming lines. */
export function parseCase(text: string, file: string): Case {
  if (text.length > MOST_BYTES) throw new CaseError(file, ['a case has at most a megabyte'])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) throw new CaseError(file, [`line ${lines.linePos(broken.pos[0]).line}: ${broken.message}`])
  const content = aliasesResolved(document, file)
  const read = caseSchema.safeParse(content)
  if (!read.success) {
    const problems = read.error.issues.map(issue => {
      const place = placeOf(document, lines, issue.path)
      return `${place}${issue.path.join('.') || 'the case'}: ${explain(issue, at(content, issue.path))}`
    })
    throw new CaseError(file, problems)
  }
  const unknown = unknownNames(read.data)
  if (unknown.length > 0) throw new CaseError(file, unknown)
  return read.data
}

// Aliases of aliases can grow a small file into gigabytes; the parser counts them, and throws.
function aliasesResolved(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new CaseError(file, [error instanceof Error ? error.message : String(error)])
  }
}

function placeOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): string {
  // The nearest that is there: what is missing has no line of its own.
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return `line ${lines.linePos(node.range[0]).line}, `
  }
  return ''
}

const lists = {
  worked: observations,
  happened: happenings,
  sees: observations,
  remedy: happenings,
  afterwards: observations,
}
type ListName = keyof typeof lists
const isList = (name: unknown): name is ListName => typeof name === 'string' && name in lists

// A union says only that nothing fits; what was meant is told by the verb.
function explain(issue: z.core.$ZodIssue, entry: unknown): string {
  const [list] = issue.path
  if (issue.code !== 'invalid_union' || !isList(list)) return issue.message
  const verbs: Record<string, z.ZodType> = lists[list]
  const [verb, ...more] = typeof entry === 'object' && entry !== null ? Object.keys(entry) : []
  if (verb === undefined || more.length > 0) return 'an entry is one verb with what it speaks of'
  const schema = verbs[verb]
  if (!schema)
    return `there is no verb "${verb}" here; the nearest is ${nearestIds(verb, Object.keys(verbs), 1)}`
  const given = schema.safeParse((entry as Record<string, unknown>)[verb])
  const [first] = given.error?.issues ?? []
  return `${[verb, ...(first?.path ?? [])].join('.')}: ${first?.message ?? issue.message}`
}

// Who and what is spoken of has to be there, or the case would be about nobody.
function unknownNames(read: Case): string[] {
  const people = new Set(read.people.map(({ name }) => name))
  const groups = new Set(read.groups)
  const workspaces = new Set(read.workspaces)
  const problems: string[] = []
  if (people.size < read.people.length)
    problems.push('people: two have the same name, so it would be said of both')
  const demand = (known: Set<string>, kind: string, name: unknown, place: string) => {
    if (typeof name !== 'string' || known.has(name)) return
    problems.push(
      `${place}: there is no ${kind} "${name}" in this case; it has ${[...known].join(', ') || 'none'}`,
    )
  }
  for (const { name, groups: of } of read.people) for (const one of of) demand(groups, 'group', one, name)
  for (const one of read.assigned.people) demand(people, 'person', one, 'assigned.people')
  for (const one of read.assigned.groups) demand(groups, 'group', one, 'assigned.groups')
  for (const list of Object.keys(lists) as ListName[]) {
    const verbs: Record<string, z.ZodType> = lists[list]
    for (const [index, { verb, given }] of read[list].entries()) {
      const place = `${list}.${index}.${verb}`
      const named: Record<string, unknown> =
        typeof given === 'object' ? given : { [subjectOf(verbs[verb]!)]: given }
      demand(people, 'person', named.person, place)
      demand(groups, 'group', named.group, place)
      demand(workspaces, 'workspace', named.workspace, place)
    }
  }
  return problems
}

/** What the one word behind a verb names: `describe` makes another schema of the same definition. */
function subjectOf(schema: z.ZodType): string {
  const entries = Object.entries(subjects)
  return entries.find(([, one]) => one.def === schema.def)?.[0] ?? 'setting'
}

const at = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content)
