import { z } from 'zod'
import type { Connection } from '../connections/connection.ts'
import type { Workspaces } from '../workspaces/directory.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/**
 * Parameters of a third-party-initiated login (OpenID Connect Core, section 4), with the two that our own
 * initiate-login template adds. Unknown ones are ignored.
 */
const initiationSchema = z.object({
  organization: z.string().max(255),
  connection: z.string().max(255),
  iss: z.string().max(512),
  target_link_uri: z.string().optional(),
  login_hint: z.string().max(255).optional(),
})

export type InitiationRequest = z.infer<typeof initiationSchema>

/** The parameters of a request, or the names of those that can't be used. */
export function readInitiation(parameters: unknown): { request: InitiationRequest } | { unusable: string[] } {
  const { success, data, error } = initiationSchema.safeParse(parameters)
  if (success) return { request: data }
  return { unusable: [...new Set(error.issues.map(({ path }) => String(path[0])))] }
}

export type Initiation =
  | { workspace: Workspace; connection: Connection }
  | { refused: 'unknown-organization' | 'unknown-connection' | 'other-issuer' }

/**
 * Which workspace and connection a third-party-initiated login is for. The connection has to be that organization's
 * own and enabled for it, and `iss` has to be its issuer to the letter: the address of a sign-in never decides where
 * we send people.
 */
export function resolveInitiation(
  request: InitiationRequest,
  workspaces: Pick<Workspaces, 'ofOrganization'>,
): Initiation {
  const workspace = workspaces.ofOrganization(request.organization)
  if (workspace === undefined) return { refused: 'unknown-organization' }
  const connection = workspace.connections.find(({ name }) => name === request.connection)
  if (connection === undefined || connection.enabled === null) return { refused: 'unknown-connection' }
  if (connection.options.issuer !== request.iss) return { refused: 'other-issuer' }
  return { workspace, connection }
}
