import { generations } from '../integration.ts'

/** Scopes of the API for connections, as Auth0's Management API names them. */
export const operationScopes = [
  'create:connections',
  'read:connections',
  'update:connections',
  'read:connections_options',
  'update:connections_options',
  'read:organization_connections',
  'create:organization_connections',
  'update:organization_connections',
] as const

export type Operation = (typeof operationScopes)[number]

/** Whether a token's scopes cover an operation. The one scope of generation 2 covers them all. */
export function coversOperation(scopes: readonly string[], operation: Operation): boolean {
  return scopes.includes(generations.second.scope) || scopes.includes(operation)
}
