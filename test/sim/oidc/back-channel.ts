import { randomUUID } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import type { Application, RunningOrg } from '../../../sim/index.ts'

/** An answer to a client, as far as it is judged. */
export interface Answer {
  status: number
  body: Record<string, unknown>
  challenge: string | null
}

/** Posts a form to an endpoint of the org's, `token` for instance. A name may be given several times. */
export async function post(
  org: RunningOrg,
  endpoint: string,
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const url = endpoint.startsWith('/') ? `${org.url}${endpoint}` : `${org.url}/oauth2/v1/${endpoint}`
  const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) })
  const text = await response.text()
  return {
    status: response.status,
    body: text ? JSON.parse(text) : {},
    challenge: response.headers.get('www-authenticate'),
  }
}

/** The header of client_secret_basic. */
export function basic(app: Application, secret = app.clientSecret): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${app.id}:${secret}`).toString('base64')}` }
}

export type Key = Parameters<SignJWT['sign']>[0]

/** The fields of a client assertion for the token endpoint. `changes` alter its claims; undefined leaves one out. */
export async function assertion(
  org: RunningOrg,
  app: Application,
  { key, alg, changes = {} }: { key: Key; alg: string; changes?: JWTPayload },
): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000)
  const claims: JWTPayload = {
    iss: app.id,
    sub: app.id,
    aud: `${org.url}/oauth2/v1/token`,
    iat: now,
    exp: now + 300,
    jti: randomUUID(),
    ...changes,
  }
  const present = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await new SignJWT(present).setProtectedHeader({ alg }).sign(key),
  }
}
