import { type Filter, parse } from 'scim2-parse-filter'
import { OktaError } from '../org/errors.ts'

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'sw' | 'co' | 'ew' | 'pr'

/** How the attributes of one kind of resource may be asked about. */
export interface FilterRules<T> {
  /** Values of an attribute (several where there are several); undefined where it can't be asked about. */
  values: (path: string) => ((item: T) => readonly unknown[]) | undefined
  /** Operators for an attribute. */
  operators: (path: string) => readonly Operator[]
  /** Whether texts are compared as they are written; otherwise in any case. */
  isExact?: boolean
}

/** Every operator that Okta documents for `search`. https://developer.okta.com/docs/api/#filter */
export const SEARCH_OPERATORS: readonly Operator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'co', 'pr']
export const COMPARISONS: readonly Operator[] = ['eq', 'gt', 'ge', 'lt', 'le']

/**
 * Compiles a SCIM filter expression, as `filter` and `search` hold it: comparisons, `and`, `or`, parentheses.
 * Throws E0000031 where it can't be read, or asks what can't be asked of this kind of resource.
 */
export function compileFilter<T>(expression: string, rules: FilterRules<T>): (item: T) => boolean {
  let parsed: Filter
  try {
    parsed = parse(expression)
  } catch {
    throw new OktaError('E0000031')
  }
  return compile(parsed, rules)
}

function compile<T>(filter: Filter, rules: FilterRules<T>): (item: T) => boolean {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map(part => compile(part, rules))
      return filter.op === 'and'
        ? item => parts.every(holds => holds(item))
        : item => parts.some(holds => holds(item))
    }
    // Okta documents neither `not` nor value paths for these resources.
    case 'not':
    case '[]':
      throw new OktaError('E0000031')
    default: {
      const values = rules.values(filter.attrPath)
      if (!values || !rules.operators(filter.attrPath).includes(filter.op)) throw new OktaError('E0000031')
      if (filter.op === 'pr') return item => values(item).some(isPresent)
      const { op, compValue } = filter
      if (op !== 'eq' && op !== 'ne' && typeof compValue !== 'string' && typeof compValue !== 'number') {
        throw new OktaError('E0000031')
      }
      const compare = COMPARE[op]
      const wanted = comparable(compValue, rules.isExact)
      // `ne` is true of what has no such value; the others need one.
      if (op === 'ne') return item => values(item).every(value => comparable(value, rules.isExact) !== wanted)
      return item =>
        values(item).some(value => isPresent(value) && compare(comparable(value, rules.isExact), wanted))
    }
  }
}

type Comparable = string | number | boolean | null

const COMPARE: Record<Exclude<Operator, 'pr'>, (value: Comparable, wanted: Comparable) => boolean> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  gt: (value, wanted) => isSameKind(value, wanted) && value! > wanted!,
  ge: (value, wanted) => isSameKind(value, wanted) && value! >= wanted!,
  lt: (value, wanted) => isSameKind(value, wanted) && value! < wanted!,
  le: (value, wanted) => isSameKind(value, wanted) && value! <= wanted!,
  sw: (value, wanted) => String(value).startsWith(String(wanted)),
  co: (value, wanted) => String(value).includes(String(wanted)),
  ew: (value, wanted) => String(value).endsWith(String(wanted)),
}

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/

// Times are compared as moments: the same one can be written in several ways.
function comparable(value: unknown, isExact = false): Comparable {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null || value === undefined) return null
  const text = String(value)
  if (DATE.test(text)) return Date.parse(text)
  return isExact ? text : text.toLowerCase()
}

function isSameKind(a: Comparable, b: Comparable): boolean {
  return a !== null && typeof a === typeof b
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}
