import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { Context } from 'koa'
import { type Adapter, interactionPolicy, Provider } from 'oidc-provider'
import { createMemory } from './provider-memory.ts'

export type Person = { sub: string; email?: string; given_name?: string; family_name?: string; name?: string }

export type OktaStandIn = Awaited<ReturnType<typeof startOktaStandIn>>

/**
 * An OpenID provider that behaves as Okta's org authorization server does where Alpacon can tell: bare-origin issuer,
 * thin ID token, names at userinfo only, no `iss` in responses. Whoever comes is signed in as `person`.
 */
export async function startOktaStandIn({
  name,
  clientId,
  clientSecret,
  redirectUri,
}: {
  name: string
  clientId: string
  clientSecret: string
  redirectUri: string
}) {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://${name}.localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }

  const requests: URL[] = []
  const stand = {
    issuer,
    requests,
    person: { sub: '00u1', email: 'p@example.test' } as Person,
    /** Set to have sign-in end with an error. */
    refusal: undefined as { error: string; error_description: string } | undefined,
    /** Set to change the ID token's claims; it is signed again. */
    alterIdToken: undefined as ((claims: JWTPayload) => JWTPayload) | undefined,
    /** Set to sign altered ID tokens with another key than the published one. */
    signingKey: privateKey,
    /** Set to change what userinfo says. */
    alterUserinfo: undefined as ((claims: Record<string, unknown>) => Record<string, unknown>) | undefined,
    /** Set to answer for the token endpoint; what returns false answers nothing, and keeps the connection open. */
    answerToken: undefined as ((ctx: Context) => unknown) | undefined,
    /** Set to change the discovery document. */
    alterMetadata: undefined as ((metadata: Record<string, unknown>) => Record<string, unknown>) | undefined,
    /** Forgets what a test has set, and who asked for what. */
    reset() {
      Object.assign(stand, {
        person: { sub: '00u1', email: 'p@example.test' },
        refusal: undefined,
        alterIdToken: undefined,
        alterUserinfo: undefined,
        alterMetadata: undefined,
        answerToken: undefined,
        signingKey: privateKey,
      })
      requests.length = 0
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  const policy = interactionPolicy.base()
  policy.remove('consent')
  const provider = new Provider(issuer, {
    adapter: createMemory() as (name: string) => Adapter,
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    cookies: { keys: ['a key of the test'] },
    claims: { email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 3600, Grant: 3600, IdToken: 3600, Interaction: 600, Session: 600 },
    interactions: { policy, url: (_ctx, { uid }) => `/sign-in/${uid}` },
    findAccount: (_ctx, accountId) => ({
      accountId,
      claims: async () => ({ email_verified: true, ...stand.person }),
    }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ accountId: session?.accountId, clientId: client?.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    requests.push(new URL(ctx.href))
    if (ctx.path.startsWith('/sign-in/')) {
      const result = stand.refusal ?? { login: { accountId: stand.person.sub } }
      ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result))
      return
    }
    await next()
    const location = ctx.response.get('location')
    if (location?.startsWith(redirectUri)) {
      const url = new URL(location)
      url.searchParams.delete('iss')
      ctx.set('location', url.href)
    }
    if (ctx.path === '/.well-known/openid-configuration') {
      const { authorization_response_iss_parameter_supported, ...metadata } = ctx.body as Record<
        string,
        unknown
      >
      ctx.body = stand.alterMetadata?.(metadata) ?? metadata
    }
    if (ctx.path === '/token' && stand.answerToken?.(ctx) === false) ctx.respond = false
    if (ctx.path === '/token' && stand.alterIdToken) {
      const body = ctx.body as { id_token: string }
      const claims = stand.alterIdToken(decodeJwt(body.id_token))
      body.id_token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign(stand.signingKey)
    }
    if (ctx.path === '/me' && stand.alterUserinfo) {
      ctx.body = stand.alterUserinfo(ctx.body as Record<string, unknown>)
    }
  })
  server.on('request', provider.callback())
  return stand
}
