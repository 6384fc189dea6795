import { z } from 'zod'
import { nearestIds } from '../commands/nearest.ts'

/** A configuration that can't be used. The message names the file, and of each wrong member what was found and expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(file: string, problems: readonly string[], cause?: unknown) {
    super([`${file} can't be used:`, ...problems.map(problem => `  ${problem}`)].join('\n'), { cause })
  }
}

/** A member that isn't as it has to be. */
export const problem = (member: string, found: unknown, expected: string): string =>
  `${member}: found ${shown(found)}, expected ${expected}`

/** One line for each thing that is wrong with a value. `where` is the member that holds it, '' at the top. */
export function problemsOf(schema: z.ZodObject, error: z.ZodError, value: unknown, where = ''): string[] {
  return error.issues.flatMap(issue => {
    const path = [where, ...issue.path.map(String)].filter(part => part !== '')
    if (issue.code === 'unrecognized_keys') {
      const known = knownAt(schema, issue.path)
      return issue.keys.map(key => unknownMember([...path, key].join('.'), key, known))
    }
    const found = issue.path.reduce<unknown>(memberOf, value)
    return [problem(path.join('.') || 'the default export', found, issue.message)]
  })
}

const memberOf = (of: unknown, name: PropertyKey): unknown =>
  of !== null && typeof of === 'object' ? (of as Record<PropertyKey, unknown>)[name] : undefined

// What the object at this path may hold.
function knownAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.ZodType = schema
  for (const name of ['', ...path]) {
    if (name !== '') at = at instanceof z.ZodArray ? (at.element as z.ZodType) : childOf(at, name)
    while (at instanceof z.ZodOptional) at = at.unwrap() as z.ZodType
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

const childOf = (schema: z.ZodType, name: PropertyKey): z.ZodType =>
  schema instanceof z.ZodObject ? (schema.shape[String(name)] as z.ZodType) : schema

function unknownMember(member: string, name: string, known: readonly string[]): string {
  const [nearest] = nearestIds(name, known, 1)
  return `${member}: there is no such member${nearest === undefined ? '' : `; the nearest is ${nearest}`}`
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'function') return 'a function'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
