import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/**
 * `fetch` that verifies servers against these CA certificates (PEM) besides those that Node trusts. Without any it is
 * Node's own.
 */
export function fetchTrusting(ca: readonly string[]): typeof fetch {
  if (ca.length === 0) return (...request) => fetch(...request)
  let opening: Promise<typeof fetch> | undefined
  return async (...request) => {
    opening ??= openThrough(ca)
    return (await opening)(...request)
  }
}

// Node's own fetch takes no CA; what does is only loaded where there is one.
async function openThrough(ca: readonly string[]): Promise<typeof fetch> {
  const { Agent, fetch: fetchThrough } = await import('undici')
  const dispatcher = new Agent({ connect: { ca: trustedBesides(ca) } })
  const trusting = (input: string | URL, init: object = {}) => fetchThrough(input, { ...init, dispatcher })
  return trusting as unknown as typeof fetch
}

/** These CA certificates (PEM), with all that Node trusts by itself. */
export function trustedBesides(ca: readonly string[]): string[] {
  return [...trustedByNode(), ...ca]
}

// A list of CAs takes the place of Node's own, so those have to be in it. Before Node 22.15 there was no way to ask
// for all of them.
function trustedByNode(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: () => string[] }
  if (getCACertificates) return getCACertificates()
  const extra = process.env.NODE_EXTRA_CA_CERTS
  return extra ? [...tls.rootCertificates, readFileSync(extra, 'utf8')] : tls.rootCertificates
}
