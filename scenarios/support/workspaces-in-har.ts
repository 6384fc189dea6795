/** Members of an address by which service providers say which workspace is meant. */
export const WORKSPACE_MEMBERS = [
  'organization',
  'organization_id',
  'organization_name',
  'workspace',
  'tenant',
]

/** Hosts of these names are the service provider's own, nobody's workspace. */
export const HOST_OF_NO_WORKSPACE = /^(www|auth|login|id|identity|accounts?|sso|api|app|static|cdn|assets)\./
