// oidc-provider as it comes, with the least that a sign-in needs: one account, one client, a form, no consent.
import Provider from 'oidc-provider'
import { CLIENT, PERSON, report, serve } from './serve.js'

const form = `<form method="post"><input name="username"><input name="password" type="password"></form>`

/** @param {string} url */
function providerAt(url) {
  const provider = new Provider(url, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [CLIENT.redirectUri] }],
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: PERSON.username, name: 'Ada Lovelace' }),
    }),
    claims: { openid: ['sub'], email: ['email'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant(ctx) {
      const { client, session, params } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope(String(params?.scope))
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/interaction/')) return next()
    await provider.interactionDetails(ctx.req, ctx.res)
    if (ctx.method === 'GET') {
      ctx.type = 'html'
      ctx.body = form
      return
    }
    let body = ''
    for await (const chunk of ctx.req) body += chunk
    const given = new URLSearchParams(body)
    if (given.get('username') !== PERSON.username || given.get('password') !== PERSON.password) {
      ctx.status = 403
      return
    }
    const result = { login: { accountId: PERSON.username } }
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result))
    ctx.status = 303
  })
  return provider.callback()
}

const port = await serve(providerAt)
const endpoints = { authorize: '/auth', token: '/token', userinfo: '/me', keys: '/jwks' }
report({ port, host: `127.0.0.1:${port}`, endpoints })
