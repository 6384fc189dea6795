// A service provider with workspaces, each with a connection that its administrator sets up by hand.
import { createServer } from 'node:http'
import * as oidc from 'openid-client'

const origin = `http://localhost:${process.env.PORT}`
const workspaces = new Map()
const begun = new Map()
const sessions = new Map()

const page = (response, status, text) =>
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>Desk</title>${text}`)
const cookiesOf = ({ headers }) => new URLSearchParams((headers.cookie ?? '').replaceAll('; ', '&'))
const redirect = (response, location, cookie) =>
  response
    .writeHead(303, { location: String(location), 'set-cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax` })
    .end()

async function begin(name, response) {
  const { config } = workspaces.get(name) ?? {}
  if (!config) return page(response, 400, 'This workspace has no connection to sign you in with.')
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
  begun.set(state, { name, nonce, verifier })
  const parameters = {
    redirect_uri: `${origin}/callback`,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  redirect(response, oidc.buildAuthorizationUrl(config, parameters), `begun=${state}`)
}

async function finish(request, url, response) {
  const state = cookiesOf(request).get('begun')
  const known = begun.get(state)
  begun.delete(state)
  if (!known) return page(response, 400, 'You are not signed in: this answer belongs to no sign-in here.')
  const { config } = workspaces.get(known.name)
  const checks = {
    expectedState: state,
    expectedNonce: known.nonce,
    pkceCodeVerifier: known.verifier,
    idTokenExpected: true,
  }
  const tokens = await oidc.authorizationCodeGrant(config, url, checks)
  const session = oidc.randomState()
  sessions.set(session, { name: known.name, email: tokens.claims().email })
  redirect(response, `/w/${known.name}/`, `session=${session}`)
}

createServer(async (request, response) => {
  const url = new URL(request.url, origin)
  const [, first, name, what = ''] = url.pathname.split('/')
  try {
    if (first === 'healthz') return page(response, 200, 'up')
    if (first === 'callback') return await finish(request, url, response)
    if (request.method === 'PUT') {
      const { issuer, clientId, clientSecret } = await new Response(request).json()
      const insecure = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] }
      const config =
        issuer && (await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, insecure))
      workspaces.set(name, { config, issuer })
      return response.writeHead(204).end()
    }
    const session = sessions.get(cookiesOf(request).get('session'))
    const isHere = session !== undefined && session.name === name
    if (what === 'me')
      return response
        .writeHead(isHere ? 200 : 401, { 'content-type': 'application/json' })
        .end(JSON.stringify(isHere ? session : {}))
    if (what === 'login') return await begin(name, response)
    if (what === 'initiate' && url.searchParams.get('iss') === workspaces.get(name)?.issuer)
      return await begin(name, response)
    if (what === 'initiate')
      return page(response, 403, 'You are not signed in: this sign-in was begun for another organization.')
    page(
      response,
      200,
      isHere ? `Signed in as ${session.email}.` : `<a href="/w/${name}/login">Continue with Okta</a>`,
    )
  } catch (error) {
    const reason = error.error_description ?? 'Okta gave an answer that may not be used.'
    page(response, 400, `You are not signed in: ${String(reason).replaceAll('<', '&lt;')}`)
  }
}).listen(process.env.PORT, '127.0.0.1')
