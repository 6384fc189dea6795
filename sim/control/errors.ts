/** HTTP status of each refusal of the control, by its code. */
export const CODES = {
  invalid_request: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_streams: 429,
  internal_error: 500,
  not_ready: 503,
} as const

export type ControlCode = keyof typeof CODES

/** A refusal by the control: what happened, to which one, and what to do next. */
export class ControlError extends Error {
  override name = 'ControlError'
  readonly code: ControlCode
  readonly status: number
  /** The member of the request that is wrong: "people[0].login". */
  readonly member: string | undefined
  readonly next: string | undefined

  constructor(code: ControlCode, message: string, { member, next }: { member?: string; next?: string } = {}) {
    super(member === undefined ? message : `${member}: ${message}`)
    this.code = code
    this.status = CODES[code]
    this.member = member
    this.next = next
  }
}

/** Lets what is refused in words only be a refusal by the control, with this code. */
export function refusedAs<T>(code: ControlCode, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw error instanceof ControlError ? error : new ControlError(code, (error as Error).message)
  }
}

/** A path in a body as it is written: ["people", 0, "login"] is "people[0].login". */
export function memberName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name === '' ? String(step) : `${name}.${String(step)}`
  }, '')
}
