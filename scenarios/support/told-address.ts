// A query may hold a code, a token, a name; of these members only what they say helps, and is nobody's secret.
const TOLD = [
  'iss',
  'error',
  'error_description',
  'organization',
  'organization_id',
  'organization_name',
  'connection',
  'redirect_uri',
  'response_type',
  'prompt',
  'scope',
]

/** An address for people to read: without fragment, user or password, and without what may be secret in its query. */
export function toldAddress({ origin, pathname, searchParams }: URL): string {
  const query = [...searchParams].map(([name, value]) => `${name}=${TOLD.includes(name) ? value : '…'}`)
  return `${origin}${pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`
}
