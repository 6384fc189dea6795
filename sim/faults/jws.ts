import { createHmac, type KeyObject, sign } from 'node:crypto'

/** A signed token taken apart (RFC 7515, compact serialization). */
export interface Jws {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  signature: Buffer
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Takes a token apart without verifying it. Throws where it isn't one. */
export function takeApart(token: string): Jws {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  return { header: decode(header), claims: decode(claims), signature: Buffer.from(signature, 'base64url') }
}

/** Puts a token together; `signed` makes the signature of what stands before it. */
export function putTogether(
  { header, claims }: Pick<Jws, 'header' | 'claims'>,
  signed: (input: string) => Buffer,
): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${signed(input).toString('base64url')}`
}

/** RS256 (RFC 7518, 3.3), whatever the header says. */
export const withRsa = (key: KeyObject) => (input: string) => sign('sha256', Buffer.from(input), key)

/** HS256 (RFC 7518, 3.2). */
export const withSecret = (secret: string) => (input: string) =>
  createHmac('sha256', secret).update(input).digest()

/** No signature at all (RFC 7518, 3.6). */
export const unsigned = () => Buffer.alloc(0)
