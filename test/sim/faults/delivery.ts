import { createHmac, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { vi } from 'vitest'
import type { Application, FaultName, Okta, RunningOrg, User } from '../../../sim/index.ts'
import { FAULTS } from '../../../sim/index.ts'
import { CALLBACK, codeFor } from '../oidc/relying-party.ts'
import { addDesk } from '../okta.ts'

/** An answer as it came over the wire. */
export interface Sent {
  status: number
  headers: Record<string, string>
  body: string
}

/** An org with a person who has an app, and what can be asked of it. */
export interface Site {
  okta: Okta
  org: RunningOrg
  app: Application
  ann: User
}

/** What became of one delivery of a fault. */
export interface Delivery extends Site {
  /** The answer that Okta would have given. */
  original: Sent
  sent: Sent
}

type Asking = (signal?: AbortSignal) => Promise<Sent>

async function ask(address: string, init: RequestInit = {}): Promise<Sent> {
  const response = await fetch(address, { redirect: 'manual', ...init })
  const body = await response.text()
  // What HTTP adds of its own to every answer says nothing of what Okta meant.
  const { date: _, connection: _c, 'keep-alive': _k, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, headers, body }
}

/** The request for tokens, up to its being sent: the person has signed in. */
export async function tokenRequest({ org, app, ann }: Site): Promise<Asking> {
  const { begun, code } = await codeFor(org, app, ann)
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    redirect_uri: CALLBACK,
    code,
    code_verifier: begun.verifier,
  })
  const authorization = `Basic ${Buffer.from(`${app.id}:${app.clientSecret}`).toString('base64')}`
  return signal =>
    ask(`${org.url}/oauth2/v1/token`, {
      method: 'POST',
      headers: { authorization },
      body,
      ...(signal && { signal }),
    })
}

/** Brings everything about up to one request, by whose answer it is. */
export const REQUESTS = {
  token: tokenRequest,
  async keys({ org }: Site): Promise<Asking> {
    return signal => ask(`${org.url}/oauth2/v1/keys`, { ...(signal && { signal }) })
  },
  async discovery({ org }: Site): Promise<Asking> {
    return signal => ask(`${org.url}/.well-known/openid-configuration`, { ...(signal && { signal }) })
  },
  async userinfo(site: Site): Promise<Asking> {
    const { access_token } = JSON.parse((await (await tokenRequest(site))()).body)
    const headers = { authorization: `Bearer ${access_token}` }
    return signal => ask(`${site.org.url}/oauth2/v1/userinfo`, { headers, ...(signal && { signal }) })
  },
  async 'management-api'({ org }: Site): Promise<Asking> {
    const headers = { authorization: `SSWS ${org.apiToken}` }
    return signal => ask(`${org.url}/api/v1/users`, { headers, ...(signal && { signal }) })
  },
}

/** Watches what a fault is given to alter: what Okta would have answered, had it not been in force. */
export function watch(name: FaultName): () => Sent {
  const { alter } = FAULTS[name] as { alter: (answer: Sent, ...rest: unknown[]) => unknown }
  const spy = vi.spyOn(FAULTS[name] as { alter: typeof alter }, 'alter')
  return () => {
    const [given] = spy.mock.calls.at(-1) ?? []
    spy.mockRestore()
    if (!given) throw new Error(`${name} was given nothing to alter`)
    return given
  }
}

/** A second app of the same org. */
export const otherApp = ({ org }: Site) => addDesk(org, 'Other desk')

const part = (token: string, place: number) =>
  JSON.parse(Buffer.from(token.split('.')[place] ?? '', 'base64url').toString('utf8'))

/** The ID token of a token answer, taken apart; nothing of it is verified. */
export function idTokenOf({ body }: Sent) {
  const token: string = JSON.parse(body).id_token
  const input = token.slice(0, token.lastIndexOf('.'))
  return {
    token,
    header: part(token, 0) as Record<string, unknown>,
    claims: part(token, 1) as Record<string, unknown>,
    input,
    signature: Buffer.from(token.slice(input.length + 1), 'base64url'),
  }
}

export type IdToken = ReturnType<typeof idTokenOf>

async function keysAt(address: string): Promise<(JsonWebKey & { kid: string })[]> {
  return ((await (await fetch(address)).json()) as { keys: [] }).keys
}

/** Keys that the org publishes, and the stranger's one, asked for over the wire. */
export async function publishedKeys({ org }: Site) {
  return { org: await keysAt(`${org.url}/oauth2/v1/keys`), stranger: await keysAt(`${org.strangerUrl}/keys`) }
}

/** Who made a signature, found by trying every key that anybody has, whatever the header says. */
export async function signerOf({ input, signature }: IdToken, site: Site): Promise<string> {
  if (signature.length === 0) return 'nobody'
  const { org, stranger } = await publishedKeys(site)
  const isBy = (key: JsonWebKey) =>
    verify('sha256', Buffer.from(input), createPublicKey({ key, format: 'jwk' }), signature)
  const signer = org.find(isBy)
  if (signer) return `the org, with ${signer.kid}`
  if (stranger.some(isBy)) return 'the stranger'
  const isMadeWith = (secret: string) => createHmac('sha256', secret).update(input).digest().equals(signature)
  const pem = (key: JsonWebKey) =>
    createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
  if (isMadeWith(pem(org[0]!))) return "the org's public key as a secret"
  if (isMadeWith(site.app.clientSecret!)) return "the client's secret"
  return 'nobody known'
}
