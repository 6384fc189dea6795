/** A JSON Web Token found in a text, without its signature. */
export type FoundToken = {
  /** The name it goes by where it was found, such as `id_token`; "token" where it has none. */
  name: string
  header: Record<string, unknown>
  payload: Record<string, unknown>
}

// Three base64url parts (RFC 7515, section 3.1); both JSON objects begin with "{", which encodes to "e".
const jwt = /\be[\w-]{8,}\.e[\w-]{8,}\.[\w-]*/g

/**
 * Takes the JSON Web Tokens out of a text: gives back the text with a mark in the place of each, and what the tokens
 * say. What merely looks like one stays as it is. `known` carries the tokens of earlier texts, so that one that comes
 * up again gets the same mark.
 */
export function withoutTokens(text: string, known: Map<string, FoundToken>): string {
  return text.replace(jwt, (candidate, at: number) => {
    const [header, payload] = candidate.split('.').slice(0, 2).map(jsonObject)
    if (!header || !payload) return candidate
    if (!known.has(candidate)) known.set(candidate, { name: nameBefore(text.slice(0, at)), header, payload })
    return tokenMark([...known.keys()].indexOf(candidate) + 1)
  })
}

/** What stands in a text for the token with that number. */
export const tokenMark = (number: number): string => `⟨JWT ${number}, decoded below⟩`

/** The claims that are points in time (RFC 7519, section 4.1; OpenID Connect Core, section 2) as dates. */
export function tokenTimes(payload: Record<string, unknown>): { claim: string; at: string }[] {
  return ['iat', 'nbf', 'auth_time', 'exp', 'updated_at'].flatMap(claim => {
    const value = payload[claim]
    const date = new Date(typeof value === 'number' ? value * 1000 : Number.NaN)
    return Number.isNaN(date.getTime()) ? [] : [{ claim, at: date.toISOString().replace('.000', '') }]
  })
}

function jsonObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `"id_token": "`, `id_token=` and `Authorization: Bearer ` all name what follows them. */
function nameBefore(text: string): string {
  const [, name] = /([\w-]+)["']?\s*(?:[:=]|:\s*bearer|:\s*dpop)\s*["']?$/i.exec(text.slice(-60)) ?? []
  return name ?? 'token'
}
