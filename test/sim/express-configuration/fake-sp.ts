import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

/** One call of Okta's, as the SP got it. */
export interface Call {
  method: string
  path: string
  authorization: string | undefined
  contentType: string | undefined
  body: string
}

/** What the SP answers with: a status, and JSON or any text; or a redirect. Undefined breaks the connection off. */
export type Answer = { status: number; body: unknown; location?: string } | undefined

interface Connection {
  id: string
  name: string
  options: { issuer: string }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Okta reads the token's organization and passes it on; only the SP verifies it, so any signature will do. */
export const ACCESS_TOKEN = [
  part({ alg: 'RS256' }),
  part({ org_id: 'org_Blue', org_name: 'blue' }),
  'signature',
].join('.')

/** An SP that does as it should and remembers what it was asked, for the tests of one file. `answer` overrides. */
export function fakeSp() {
  const calls: Call[] = []
  const connections: Connection[] = []
  const enabled: { connection_id: string }[] = []
  const sp = {
    calls,
    connections,
    enabled,
    /** Issuer and sign-in address: `http://sp.localhost:<port>/`. */
    url: '',
    /** Takes the place of an answer, where it gives one; `null` leaves the call as it is. */
    answer: (_call: Call): Answer | null => null,
    /** Paths and methods of the calls, in order. */
    order: () => calls.map(({ method, path }) => `${method} ${path}`),
  }

  function rightAnswer({ method, path, body }: Call): Answer {
    if (path === '/oauth/token') {
      const answer = { access_token: ACCESS_TOKEN, token_type: 'Bearer', expires_in: 300 }
      return { status: 200, body: answer }
    }
    if (method === 'GET' && path.startsWith('/api/v2/connections?')) return { status: 200, body: connections }
    if (method === 'POST' && path === '/api/v2/connections') {
      connections.push({ id: `con_${connections.length + 1}`, ...JSON.parse(body) })
      return { status: 201, body: connections.at(-1) }
    }
    if (method === 'PATCH') {
      const known = connections.find(({ id }) => path === `/api/v2/connections/${id}`)
      return known ? { status: 200, body: Object.assign(known, JSON.parse(body)) } : { status: 404, body: {} }
    }
    if (path !== '/api/v2/organizations/org_Blue/enabled_connections') return { status: 404, body: {} }
    if (method === 'POST') enabled.push(JSON.parse(body))
    return method === 'POST' ? { status: 201, body: enabled.at(-1) } : { status: 200, body: enabled }
  }

  async function listen(req: IncomingMessage, res: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    const { authorization, 'content-type': contentType } = req.headers
    const body = Buffer.concat(chunks).toString()
    const call = { method: req.method!, path: req.url!, authorization, contentType, body }
    calls.push(call)
    const override = sp.answer(call)
    const answer = override === null ? rightAnswer(call) : override
    if (!answer) return res.destroy()
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    res.setHeader('content-type', 'application/json')
    if (answer.location) res.setHeader('location', answer.location)
    res.writeHead(answer.status).end(text)
  }

  const server = createServer(listen)
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    sp.url = `http://sp.localhost:${(server.address() as AddressInfo).port}/`
  })
  beforeEach(() => {
    for (const list of [calls, connections, enabled]) list.length = 0
    sp.answer = () => null
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return sp
}
