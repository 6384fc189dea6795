import type { Answer } from '../../harness/agent.ts'
import { Inconclusive } from '../../harness/verdicts.ts'

const NOBODY = new Set([401, 403, 404])
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const MEMBERS = ['email', 'mail', 'emailAddress', 'email_address', 'preferred_username', 'username', 'login']

/**
 * Reads out of an answer whose session it is: undefined where it says that there is none.
 * Throws Inconclusive where it can't be told: a session whose owner isn't named must never count as no session.
 */
export function emailOf({ status, body, type }: Answer, address: string): string | undefined {
  if (NOBODY.has(status) || (status >= 300 && status < 400) || status === 204) return undefined
  if (status >= 400) throw doubt(address, `it answered ${status}`)
  return type.includes('json') ? inJson(parsed(body, address), address) : inText(body, address)
}

function parsed(body: string, address: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw doubt(address, `it says that it is JSON, and isn't: ${body.slice(0, 200)}`)
  }
}

function inJson(value: unknown, address: string): string | undefined {
  const found = emailMember(value)
  if (found !== undefined) return found
  if (isEmpty(value)) return undefined
  throw doubt(address, `it has no email in ${JSON.stringify(value).slice(0, 200)}`)
}

// Nearest to the top first: further down there may be a list of somebody else's.
function emailMember(value: unknown): string | undefined {
  let level: unknown[] = [value]
  while (level.length > 0) {
    for (const one of level.filter(isObject)) {
      for (const name of MEMBERS) {
        const member = one[name]
        if (typeof member === 'string' && member.includes('@')) return member
      }
    }
    level = level.filter(isObject).flatMap(one => Object.values(one).filter(isObject))
  }
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

// {}, null, { "user": null }, { "authenticated": false }
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every(isEmpty))

function inText(body: string, address: string): string | undefined {
  const emails = new Set(body.match(EMAIL)?.map(email => email.toLowerCase()))
  const [email, ...more] = emails
  if (email === undefined) throw doubt(address, 'it shows a page without an email, which may be for anybody')
  if (more.length > 0) throw doubt(address, `it shows several emails: ${[...emails].join(', ')}`)
  return email
}

const doubt = (address: string, what: string) =>
  new Inconclusive(
    `Who is signed in can't be told from ${address}: ${what}. ` +
      'Let it answer JSON with an email, or 401, or give steps.whoIsSignedIn',
  )
