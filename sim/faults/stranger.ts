import { X509Certificate } from 'node:crypto'
import { html } from 'hono/html'
import type { Context } from 'koa'
import { createKeyPool, publicJwk, type SigningKey } from '../oidc/keys.ts'
import { selfSigned } from './certificate.ts'

const keys = createKeyPool(1)

/** The stranger's key: published on the stranger's site, never by an org. */
export const strangeKey = (): Promise<SigningKey> => keys.draw()

const document = (title: string, body: unknown) =>
  String(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
<h1>${title}</h1>
<p>A site of somebody else, for trying out what must not be trusted. Simulated.</p>
${body}
</body>
</html>`)

const only = (value: unknown): string => (typeof value === 'string' ? value : '')

/** An address that a page of the stranger leads to: it has to be on the web, so that nothing is run by it. */
function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value) ? value : undefined
}

/**
 * The site of a stranger, one for each org. It is an issuer of its own, with a key and a certificate of its own, and
 * it has pages that link to an address, post a form to it or frame it, as any site on the web can. Whatever else it is
 * asked for it does not have; what matters then is that it was asked.
 */
export async function strangerSite(ctx: Context, strangerUrl: string): Promise<void> {
  const { method, path, query } = ctx
  if (method === 'GET' && path === '/keys') {
    ctx.body = { keys: [publicJwk(await strangeKey())] }
    return
  }
  if (method === 'GET' && path === '/certificate.pem') {
    ctx.type = 'application/pem-certificate-chain'
    ctx.body = new X509Certificate(selfSigned(await strangeKey(), 'Stranger')).toString()
    return
  }
  if (method === 'GET' && path === '/.well-known/openid-configuration') {
    ctx.body = metadata(strangerUrl)
    return
  }
  const to = webAddress(query.to)
  const page = method === 'GET' && to !== undefined ? PAGES[path]?.(to, query) : undefined
  ctx.type = 'html'
  if (page === undefined) {
    ctx.status = 404
    ctx.body = document('Nothing here', html`<p>There is nothing at ${path}.</p>`)
    return
  }
  ctx.body = page
}

type Page = (to: string, query: Context['query']) => string

const PAGES: Record<string, Page> = {
  '/link': to => document('A link', html`<p><a href="${to}">Continue</a></p>`),
  '/form': (to, { to: _, ...fields }) =>
    document(
      'A form',
      html`<form method="post" action="${to}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${only(value)}">`)}
<button>Continue</button>
</form>`,
    ),
  '/frame': to =>
    document('A frame', html`<iframe title="Framed" src="${to}" width="800" height="500"></iframe>`),
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}
