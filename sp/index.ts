import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createSecureContext } from 'node:tls'
import type Provider from 'oidc-provider'
import type { Alpacon } from './alpacon.ts'
import { settle } from './arrival.ts'
import { watchAnswers } from './ending.ts'
import { createAccessTokens } from './express-configuration/access-tokens.ts'
import {
  createAuthorizationServer,
  type OinClient,
  readPublicKey,
} from './express-configuration/authorization-server.ts'
import { makeSigningKey } from './express-configuration/signing-key.ts'
import { randomSecret } from './ids.ts'
import { describeIntegration, type Integration, managementAudience, tenantUrl } from './integration.ts'
import { type AlpaconParts, defaultParts } from './parts.ts'
import { readPublicUrl } from './public-url.ts'
import { createApp } from './serve.ts'
import { memoryStore, openWorkspaceFiles } from './storage/workspace-files.ts'

export { hostNames } from './hosts.ts'
export type { Integration } from './integration.ts'
export type { AlpaconParts } from './parts.ts'
export { defaultParts } from './parts.ts'
export { policies } from './policies.ts'
export { readPublicUrl } from './public-url.ts'
export { DataError } from './storage/data-error.ts'

/** What a TLS server shows, as PEM. */
export type Tls = { key: string; cert: string }

export type AlpaconOptions = {
  /** Default 4700; 0 takes any free port. */
  port?: number
  /** The address to listen on; default 127.0.0.1, which only this machine reaches. */
  listen?: string
  /** Name that all hosts end with; default `alpacon.localhost`. */
  host?: string
  /** Where the front is found from outside, `https://alpacon.example.test`; identity and workspaces lie below its name. */
  publicUrl?: string
  /** Serves https with this private key and certificate, as PEM; http when undefined. */
  tls?: Tls
  /** Believes X-Forwarded-Host and X-Forwarded-Port of the one proxy in front; default false, and they are dropped. */
  trustProxy?: boolean
  /** CA certificates (PEM) that an Okta may be verified with, besides those that Node trusts. */
  ca?: string
  /** Okta's client for Express Configuration. */
  oin: Pick<OinClient, 'redirectUri'> & {
    /** Asked for when Express Configuration first needs it, where it isn't said at once. */
    publicKeyPem: string | (() => Promise<string>)
  }
  /** Folder of workspace files; undefined keeps everything in memory. */
  data?: string
  /** Bearer of the operator API; made at random when undefined. */
  operatorToken?: string
  /** How long a newly enabled connection takes to become usable, for workspaces that don't say; default 0. */
  connectionDelayMs?: number
  /** The clock that sessions and everything else of Alpacon's own go by, in milliseconds since 1970; the system's. */
  now?: () => number
  /** How long each answer of Okta is waited for, in whole seconds; default 5. */
  patienceWithOktaSeconds?: number
  /** Parts to put in place of the default ones. */
  parts?: Partial<AlpaconParts>
}

export type RunningAlpacon = {
  url: string
  authUrl: string
  port: number
  operatorToken: string
  integration: Integration
  workspaceUrl(name: string): string
  /** Stops listening at once, and lets requests under way be answered for at most `patienceMs`; none by default. */
  close(options?: { patienceMs?: number }): Promise<void>
}

/**
 * Starts the reference Alpacon, on 127.0.0.1 where nothing else is said, and resolves once it answers.
 * Rejects with a sentence when the port is taken, Okta's public key can't be read, its patience is no whole number of
 * seconds, or a workspace file can't be used.
 */
export async function startAlpacon(options: AlpaconOptions): Promise<RunningAlpacon> {
  const {
    oin,
    data,
    operatorToken = randomSecret(),
    connectionDelayMs = 0,
    patienceWithOktaSeconds = 5,
    host = 'alpacon.localhost',
    publicUrl,
    tls,
    trustProxy = false,
    ca,
    now = () => Date.now(),
  } = options
  const outside = publicUrl === undefined ? undefined : readPublicUrl(publicUrl, tls !== undefined)
  if (tls !== undefined) checkTls(tls)
  const { redirectUri, publicKeyPem } = oin
  if (typeof publicKeyPem === 'string') readPublicKey(publicKeyPem)
  if (!Number.isInteger(patienceWithOktaSeconds) || patienceWithOktaSeconds < 1) {
    throw new Error(
      `Alpacon can't wait ${patienceWithOktaSeconds} seconds for Okta. Say a whole number of them, 1 or more.`,
    )
  }
  const parts: AlpaconParts = { ...defaultParts, ...options.parts }
  const { workspaces, store } =
    data === undefined ? { workspaces: [], store: memoryStore } : await openWorkspaceFiles(data)

  const server = tls === undefined ? createServer() : createTlsServer(tls)
  const end = watchAnswers(server)
  await listen(server, options.port ?? 4700, options.listen ?? '127.0.0.1').catch(async error => {
    await store.close()
    throw error
  })
  const { port } = server.address() as AddressInfo
  const alpacon: Alpacon = {
    hosts: parts.createHosts(outside ?? new URL(`${tls ? 'https' : 'http'}://${host}:${port}`).origin),
    fetch: parts.fetchTrusting(ca === undefined ? [] : [ca]),
    workspaces: parts.createWorkspaces(workspaces, store),
    sessions: parts.createSessions(now),
    approvals: parts.createApprovals(now),
    lastFailures: parts.createLastFailures(now),
    parts,
    now,
    operatorToken,
    connectionDelayMs,
    patienceWithOktaSeconds,
  }
  const { hosts } = alpacon
  // Made when Express Configuration first needs it: a start has no second to spare.
  let key: ReturnType<typeof makeSigningKey> | undefined
  const signingKey = () => (key ??= makeSigningKey())
  let provider: Promise<Provider> | undefined
  async function makeAuthorizationServer() {
    const [key, pem] = await Promise.all([
      signingKey(),
      typeof publicKeyPem === 'string' ? publicKeyPem : publicKeyPem(),
    ])
    return createAuthorizationServer(alpacon, { redirectUri, publicKeyPem: pem }, key)
  }
  const authorizationServer = () => (provider ??= makeAuthorizationServer())
  const tokens = createAccessTokens({
    issuer: tenantUrl(hosts),
    managementAudience: managementAudience(hosts),
    publicKey: async () => (await signingKey()).publicJwk,
    approvals: alpacon.approvals,
  })
  const answer = createApp(alpacon, tokens, authorizationServer).callback()
  server.on('request', (req, res) => {
    settle(req, { trustProxy, scheme: hosts.scheme })
    answer(req, res)
  })

  return {
    url: hosts.frontUrl,
    authUrl: hosts.authUrl,
    port,
    operatorToken,
    integration: describeIntegration(hosts),
    workspaceUrl: hosts.workspaceUrl,
    async close({ patienceMs = 0 } = {}) {
      if (!server.listening) return
      await end(patienceMs)
      await store.close()
    },
  }
}

function checkTls(tls: Tls): void {
  try {
    createSecureContext(tls)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `Alpacon's TLS key and certificate can't be used (${reason}). Give a private key and the certificate made for it, both as PEM.`,
      { cause },
    )
  }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new Error(
              `Port ${port} on ${address} is taken. Choose another one for Alpacon, or 0 for any free one.`,
              { cause: error },
            )
          : error,
      )
    })
    server.listen(port, address, resolve)
  })
}
