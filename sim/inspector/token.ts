/** A JWT taken apart, not judged. */
export interface DecodedToken {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  /** What was signed: header and claims as they came. */
  signed: string
  signature: string
}

/** Takes a JWT apart; undefined where it is none. */
export function decodeToken(token: unknown): DecodedToken | undefined {
  if (typeof token !== 'string') return undefined
  const [header = '', claims = '', signature = '', ...rest] = token.split('.')
  const read = [objectOf(header), objectOf(claims)]
  if (rest.length > 0 || !read[0] || !read[1]) return undefined
  return { header: read[0], claims: read[1], signed: `${header}.${claims}`, signature }
}

/** The claims of a JWT; undefined where it is none. */
export const claimsOf = (token: unknown) => decodeToken(token)?.claims

function objectOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
