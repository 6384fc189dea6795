// The least that a sign-in can cost in Node: no framework, no store with expiry, no checks but those of the flow.
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { CLIENT, PERSON, report, serve } from './serve.js'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' })
/** @type {Map<string, URLSearchParams>} */
const codes = new Map()
/** @type {Set<string>} */
const tokens = new Set()
const random = () => randomBytes(24).toString('base64url')
/** @param {object} part */
const encode = part => Buffer.from(JSON.stringify(part)).toString('base64url')
const head = encode({ alg: 'RS256', kid: 'floor' })
const basic = `Basic ${Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll('%20', '+')}`).toString('base64')}`

/** @param {string} url @param {string | null} nonce */
function idToken(url, nonce) {
  const iat = Math.floor(Date.now() / 1000)
  const signed = `${head}.${encode({ iss: url, sub: PERSON.username, aud: CLIENT.id, iat, exp: iat + 3600, nonce })}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

/** @param {import('node:http').IncomingMessage} req */
async function bodyOf(req) {
  let body = ''
  for await (const chunk of req) body += chunk
  return new URLSearchParams(body)
}

/** @param {string} url @returns {import('node:http').RequestListener} */
const listenerAt = url => async (req, res) => {
  /** @param {object} content @param {number} status */
  const json = (content, status = 200) => {
    res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
  }
  const [path, query = ''] = (req.url ?? '').split('?')
  if (path === '/jwks') return json({ keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'floor', n, e }] })
  if (path === '/auth' && req.method === 'GET') {
    res.writeHead(200, { 'content-type': 'text/html' })
    res.end('<form method="post"><input name="username"><input name="password" type="password"></form>')
    return
  }
  if (path === '/auth') {
    const given = await bodyOf(req)
    if (given.get('username') !== PERSON.username || given.get('password') !== PERSON.password) {
      return json({ error: 'access_denied' }, 403)
    }
    const asked = new URLSearchParams(query)
    const code = random()
    codes.set(code, asked)
    const answer = new URLSearchParams({ code, state: asked.get('state') ?? '' })
    res.writeHead(303, { location: `${CLIENT.redirectUri}?${answer}` }).end()
    return
  }
  if (path === '/token') {
    const given = await bodyOf(req)
    const asked = codes.get(given.get('code') ?? '')
    codes.delete(given.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url')
    if (!asked || asked.get('code_challenge') !== challenge || req.headers.authorization !== basic) {
      return json({ error: 'invalid_grant' }, 400)
    }
    const token = random()
    tokens.add(token)
    return json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken(url, asked.get('nonce')),
    })
  }
  if (path === '/me' && tokens.has(req.headers.authorization?.slice(7) ?? '')) {
    return json({ sub: PERSON.username, email: PERSON.username, name: 'Ada Lovelace' })
  }
  json({ error: 'not_found' }, 404)
}

const port = await serve(listenerAt)
const endpoints = { authorize: '/auth', token: '/token', userinfo: '/me', keys: '/jwks' }
report({ port, host: `127.0.0.1:${port}`, endpoints })
