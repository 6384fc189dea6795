import { createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'undici'
import type { Peer } from './peer.ts'

/** Connections to one peer, kept open. */
export const connect = (connections: number) => new Agent({ connections, pipelining: 1 })

const INPUT = /<input\b[^>]*>/g
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]

/**
 * One person signs in as a new browser would and a client gets its tokens: authorization code with PKCE, the form sent
 * with username and password at once, the token request, userinfo. Throws where a step answers otherwise.
 */
export async function signIn(peer: Peer, agent: Agent): Promise<void> {
  const { client, person, endpoints } = peer
  const origin = `http://127.0.0.1:${peer.port}`
  const cookies = new Map<string, string>()
  const verifier = randomBytes(32).toString('base64url')
  const asked = new URLSearchParams({
    client_id: client.id,
    redirect_uri: client.redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })

  async function ask(path: string, form?: URLSearchParams, more: Record<string, string> = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { statusCode, headers, body } = await request(`${origin}${path}`, {
      dispatcher: agent,
      method: form ? 'POST' : 'GET',
      headers: {
        host: peer.host,
        ...(cookie && { cookie }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...more,
      },
      ...(form && { body: form.toString() }),
    })
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';', 1)
      const cut = pair.indexOf('=')
      cookies.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    return { status: statusCode, location: headers.location as string | undefined, text: await body.text() }
  }

  /** Follows what leads on, as far as a page or the client. */
  async function follow(path: string, form?: URLSearchParams) {
    let at = path
    let answer = await ask(at, form)
    while (answer.status >= 300 && answer.status < 400 && answer.location) {
      if (answer.location.startsWith(client.redirectUri)) return { at: answer.location, answer }
      const { pathname, search } = new URL(answer.location, `http://${peer.host}${at}`)
      at = pathname + search
      answer = await ask(at)
    }
    return { at, answer }
  }

  const page = await follow(`${endpoints.authorize}?${asked}`)
  const fields = new URLSearchParams()
  for (const [tag] of page.answer.text.matchAll(INPUT)) {
    const name = attribute(tag, 'name')
    if (name && attribute(tag, 'type') === 'hidden') fields.set(name, attribute(tag, 'value') ?? '')
  }
  fields.set('username', person.username)
  fields.set('password', person.password)
  const [form = ''] = /<form\b[^>]*>/.exec(page.answer.text) ?? []
  const back = await follow(attribute(form, 'action') ?? page.at, fields)
  const code = new URL(back.at, origin).searchParams.get('code')
  if (!code)
    throw new Error(`${peer.host}${back.at} sent no code back: ${back.answer.status} ${back.answer.text}`)

  const basic = Buffer.from(`${client.id}:${encodeURIComponent(client.secret).replaceAll('%20', '+')}`)
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
  }
  const granted = await ask(endpoints.token, new URLSearchParams(grant), {
    authorization: `Basic ${basic.toString('base64')}`,
  })
  const { access_token, id_token } = JSON.parse(granted.text)
  if (!access_token || !id_token) throw new Error(`${peer.host} gave no tokens: ${granted.text}`)
  const who = await ask(endpoints.userinfo, undefined, { authorization: `Bearer ${access_token}` })
  if (who.status !== 200) throw new Error(`${peer.host} gave no userinfo: ${who.status} ${who.text}`)
}

/** Signs `amount` people in, `atOnce` at a time. Resolves with how long it took, in milliseconds. */
export async function signInMany(peer: Peer, amount: number, atOnce: number): Promise<number> {
  const agent = connect(atOnce)
  let left = amount
  const began = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await signIn(peer, agent)
    }),
  )
  const took = performance.now() - began
  await agent.close()
  return took
}
