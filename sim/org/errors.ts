/** Rows of Okta's table of Management API errors that the model raises, with Okta's status and sentence. */
const ROWS = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000004: [401, 'Authentication failed'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000009: [500, 'Internal Server Error'],
  E0000011: [401, 'Invalid token provided'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000029: [400, 'Invalid paging request.'],
  E0000030: [
    400,
    "Bad request. Invalid date. Dates must be of the form yyyy-MM-dd'T'HH:mm:ss.SSSZZ, e.g. 2013-01-01T12:00:00.000-07:00.",
  ],
  E0000031: [400, 'Invalid search criteria.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000040: [400, 'Application label must not be the same as an existing application label.'],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000052: [501, 'Endpoint not implemented.'],
  E0000056: [403, 'Delete application forbidden.'],
  E0000062: [409, 'The specified user is already assigned to the application.'],
} as const

export type OktaErrorCode = keyof typeof ROWS

/**
 * A refusal by Okta: its code, HTTP status and sentence, as in the error table of the Management API
 * (https://developer.okta.com/docs/reference/error-codes/).
 */
export class OktaError extends Error {
  readonly code: OktaErrorCode
  readonly status: number
  readonly causes: readonly string[]

  /** `subject` takes the place of `{0}`; `causes` become `errorCauses`. */
  constructor(code: OktaErrorCode, subject = '', causes: readonly string[] = []) {
    const [status, sentence] = ROWS[code]
    super(sentence.replace('{0}', subject))
    this.name = 'OktaError'
    this.code = code
    this.status = status
    this.causes = causes
  }
}

/** E0000001 about one member: "Api validation failed: login", with a cause that says what is wrong with it. */
export function invalid(member: string, cause: string): OktaError {
  return new OktaError('E0000001', member, [`${member}: ${cause}`])
}

/** What a resource is called in the sentence of E0000007. */
export type ResourceKind = 'User' | 'UserGroup' | 'GroupRule' | 'AppInstance' | 'AppUser' | 'Session'

/** E0000007 as Okta words it: "Not found: Resource not found: 00u… (User)". */
export function notFound(id: string, kind: ResourceKind): OktaError {
  return new OktaError('E0000007', `Resource not found: ${id} (${kind})`)
}
