import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Alpacon } from './alpacon.ts'
import { createAccessTokens } from './express-configuration/access-tokens.ts'
import { createApprovals } from './express-configuration/approvals.ts'
import {
  createAuthorizationServer,
  type OinClient,
  readPublicKey,
} from './express-configuration/authorization-server.ts'
import { makeSigningKey } from './express-configuration/signing-key.ts'
import { createHosts } from './hosts.ts'
import { randomSecret } from './ids.ts'
import { describeIntegration, type Integration, managementAudience, tenantUrl } from './integration.ts'
import { type AlpaconParts, defaultParts } from './parts.ts'
import { createApp } from './serve.ts'
import { createSessions } from './sign-in/sessions.ts'
import { memoryStore, openWorkspaceFiles } from './storage/workspace-files.ts'
import { createWorkspaces } from './workspaces/directory.ts'

export type { Integration } from './integration.ts'
export type { AlpaconParts } from './parts.ts'
export { defaultParts } from './parts.ts'
export { policies } from './policies.ts'

export type AlpaconOptions = {
  /** Default 4700; 0 takes any free port. */
  port?: number
  /** Name that all hosts end with; default `alpacon.localhost`. */
  host?: string
  /** Okta's client for Express Configuration. */
  oin: OinClient
  /** Folder of workspace files; undefined keeps everything in memory. */
  data?: string
  /** Bearer of the operator API; made at random when undefined. */
  operatorToken?: string
  /** How long a newly enabled connection takes to become usable, for workspaces that don't say; default 0. */
  connectionDelayMs?: number
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
  close(): Promise<void>
}

/**
 * Starts the reference Alpacon on 127.0.0.1 and resolves once it answers.
 * Rejects with a sentence when the port is taken, Okta's public key can't be read, or a workspace file can't be used.
 */
export async function startAlpacon(options: AlpaconOptions): Promise<RunningAlpacon> {
  const {
    oin,
    data,
    operatorToken = randomSecret(),
    connectionDelayMs = 0,
    host = 'alpacon.localhost',
  } = options
  readPublicKey(oin.publicKeyPem)
  const { workspaces, store } =
    data === undefined ? { workspaces: [], store: memoryStore } : await openWorkspaceFiles(data)

  const server = createServer()
  await listen(server, options.port ?? 4700)
  const { port } = server.address() as AddressInfo
  const now = () => Date.now()
  const alpacon: Alpacon = {
    hosts: createHosts({ base: host, region: 'us1', port }),
    workspaces: createWorkspaces(workspaces, store),
    sessions: createSessions(now),
    approvals: createApprovals(now),
    parts: { ...defaultParts, ...options.parts },
    now,
    operatorToken,
    connectionDelayMs,
  }
  const { hosts } = alpacon
  const key = makeSigningKey()
  const provider = key.then(key => createAuthorizationServer(alpacon, oin, key))
  // Whoever needs the authorization server awaits it and sees the failure.
  provider.catch(() => undefined)
  const tokens = createAccessTokens({
    issuer: tenantUrl(hosts),
    managementAudience: managementAudience(hosts),
    publicKey: key.then(({ publicJwk }) => publicJwk),
    approvals: alpacon.approvals,
  })
  server.on('request', createApp(alpacon, tokens, provider).callback())

  return {
    url: hosts.frontUrl,
    authUrl: hosts.authUrl,
    port,
    operatorToken,
    integration: describeIntegration(hosts),
    workspaceUrl: hosts.workspaceUrl,
    close: () => close(server),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new Error(
              `Port ${port} on 127.0.0.1 is taken. Choose another one for Alpacon, or 0 for any free one.`,
              { cause: error },
            )
          : error,
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close(error => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
