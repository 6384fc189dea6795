import type Koa from 'koa'
import type { Context, Next } from 'koa'
import type Provider from 'oidc-provider'
import type { Faults } from '../faults/faults.ts'
import { strikeResponse, tellStruck } from '../faults/strike.ts'
import type { OrgModel } from '../org/org.ts'
import {
  type AuthorizationServer,
  DEFAULT_SERVER_ID,
  defaultAuthorizationServer,
  orgAuthorizationServer,
} from './authorization-server.ts'
import { type RenderError, showErrorBody, showToBrowser } from './errors/answers.ts'
import { OktaOAuthError } from './errors/oauth-error.ts'
import {
  createKeyPool,
  createKeyRing,
  type KeyRing,
  newSigningKey,
  publicJwk,
  type SigningKey,
} from './keys.ts'
import { logOut } from './logout.ts'
import { handOnForm } from './posted-requests.ts'
import { concernedBy, createProvider, SESSION_COOKIE } from './provider.ts'
import type { OidcStore } from './store.ts'
import { publishedSigner, type TokenSigner, unpublishedSigner } from './token-signer.ts'

/** Custom authorization servers have keys of their own, made when the first is used. */
export const customKeys = createKeyPool(4)

type Answer = (ctx: Context) => Promise<void>

interface Running {
  server: AuthorizationServer
  ring: KeyRing
  provider: () => Provider
  /** oidc-provider's middleware as one: it works in the context of Okta's server, not in one more of its own. */
  answer: () => Answer
  /** Makes the provider anew at the next request, over the same store. */
  renew: () => void
}

export interface AuthorizationServersOptions {
  /** Read anew after `renew`: a reset or a restore puts others in their place. */
  current: () => { model: OrgModel; store: OidcStore }
  url: string
  keys: SigningKey[]
  renderError: RenderError
  faults: Faults
  /** Site of the stranger, see faults/stranger.ts. */
  strangerUrl: string
}

/** The authorization servers of one org: its own, and the custom one named `default`, each with its keys. */
export function createAuthorizationServers({
  current,
  url,
  keys,
  renderError,
  faults,
  strangerUrl,
}: AuthorizationServersOptions) {
  const own = run(orgAuthorizationServer(url), createKeyRing(keys), () =>
    unpublishedSigner(current().model.state.secret),
  )
  const customServer = defaultAuthorizationServer(url)
  const running = [own]
  let custom: Promise<Running> | undefined

  function run(
    server: AuthorizationServer,
    ring: KeyRing,
    signerOf: (ring: KeyRing) => TokenSigner,
  ): Running {
    let provider: Provider | undefined
    let answer: Answer | undefined
    const running: Running = {
      server,
      ring,
      provider() {
        if (!provider) {
          const { model, store } = current()
          provider = createProvider({
            org: model,
            server,
            ring,
            accessTokenSigner: signerOf(ring),
            store,
            renderError,
            strikeResponse: (ctx, answer) =>
              strikeResponse(ctx.req, answer, {
                faults,
                at: { issuer: server.issuer, strangerUrl },
                concerned: concernedBy(ctx),
              }),
            strikes: (name, ctx) => {
              const strikes = faults.strikes(name, ctx.path, concernedBy(ctx))
              if (strikes) tellStruck(ctx.req, name)
              return strikes
            },
          })
          provider.use(ownEndpoints(running))
        }
        return provider
      },
      answer() {
        if (!answer) {
          const provider = running.provider()
          // Koa's types lack it.
          const { compose } = provider as unknown as { compose: (all: Koa.Middleware[]) => Koa.Middleware }
          const middleware = compose(provider.middleware)
          answer = ctx => middleware(ctx, () => Promise.resolve())
        }
        return answer
      },
      renew() {
        provider = undefined
        answer = undefined
      },
    }
    return running
  }

  // What oidc-provider would do otherwise than Okta: the key set, and logout, which it only does after a question.
  function ownEndpoints({ server, ring }: Running) {
    return async (ctx: Context, next: Next): Promise<void> => {
      if (ctx.path === `${server.path}/keys`) return showKeys(ctx, ring)
      try {
        if (await handOnForm(ctx, server)) return
      } catch (error) {
        if (!(error instanceof OktaOAuthError)) throw error
        return showToBrowser(ctx, error, renderError)
      }
      if (ctx.path !== `${server.path}/logout`) return next()
      try {
        const { model, store } = current()
        const destination = await logOut(ctx, { org: model, server, ring, store, cookie: SESSION_COOKIE })
        ctx.redirect(destination)
      } catch (error) {
        if (!(error instanceof OktaOAuthError)) throw error
        await showToBrowser(ctx, error, renderError)
      }
    }
  }

  function showKeys(ctx: Context, ring: KeyRing) {
    if (isUnknownClient(ctx.query.client_id)) return refuseClientId(ctx)
    ctx.set('Cache-Control', 'max-age=86400, must-revalidate')
    ctx.set('Access-Control-Allow-Origin', '*')
    ctx.body = { keys: ring.published().map(publicJwk) }
  }

  function isUnknownClient(clientId: unknown): boolean {
    if (clientId === undefined) return false
    const app = typeof clientId === 'string' ? current().model.applications.find(clientId) : undefined
    return app?.status !== 'ACTIVE' || app.signOnMode !== 'OPENID_CONNECT'
  }

  function theCustomOne(): Promise<Running> {
    custom ??= Promise.all([customKeys.draw(), customKeys.draw()]).then(drawn => {
      const made = run(customServer, createKeyRing(drawn), publishedSigner)
      running.push(made)
      return made
    })
    return custom
  }

  async function all(): Promise<Running[]> {
    return custom ? [own, await custom] : [own]
  }

  return {
    org: own.server,
    custom: customServer,
    /** oidc-provider of the org authorization server, made when it is first needed. */
    provider: own.provider,
    isUnknownClient,
    /** The key that signs the org's ID tokens now. */
    signingKey: (): SigningKey => own.ring.published()[0]!,

    /** The keys of the org's JWKS, the one that signs first. */
    publishedKeys: (): SigningKey[] => own.ring.published(),

    /** Issuer and signing key of the authorization server that answers at a path. */
    async signerAt(path: string): Promise<{ issuer: string; signingKey: SigningKey }> {
      const { server, ring } = path.startsWith(`/oauth2/${DEFAULT_SERVER_ID}/`) ? await theCustomOne() : own
      return { issuer: server.issuer, signingKey: ring.published()[0]! }
    },

    /** oidc-provider's answer, for every path below `/oauth2`; it is sent by whoever asks for it. */
    async answer(ctx: Context): Promise<void> {
      const { answer } = ctx.path.startsWith(`${customServer.path}/`) ? await theCustomOne() : own
      await answer()(ctx)
    },

    /**
     * The key that was published ahead signs from now on; the one that did stays published until `retireOldKey`, so
     * that what it signed is still good.
     */
    async rotateKeys(): Promise<void> {
      for (const { ring, renew } of await all()) {
        ring.rotate(await newSigningKey())
        renew()
      }
    },

    /** Takes every rotation back. */
    restoreKeys(): void {
      for (const { ring, renew } of running) {
        ring.restore()
        renew()
      }
    },

    /** Lets every authorization server work on the present model and store, from the next request on. */
    renew(): void {
      for (const { renew } of running) renew()
    },

    /** Ends a rotation: what the old key signed can't be verified any more. */
    async retireOldKey(): Promise<void> {
      for (const { ring, renew } of await all()) {
        ring.retire()
        renew()
      }
    },
  }
}

export type AuthorizationServers = ReturnType<typeof createAuthorizationServers>

/** What Okta says where a client_id at a public endpoint is none of the org's apps. */
export function refuseClientId(ctx: Context): void {
  showErrorBody(ctx, 400, 'invalid_client', 'Invalid value for `client_id` parameter')
}
