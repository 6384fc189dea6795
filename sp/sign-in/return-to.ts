// A base that no real address has: whatever resolves away from it was not a path of ours.
const nowhere = 'http://workspace.invalid'
const longest = 2048

/**
 * Where to go after sign-in, from a `return_to` value. Only a path of the same host counts; everything else (another
 * host by `//`, `/\` or a scheme, control characters, nonsense) is the workspace home `/`.
 */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > longest || !value.startsWith('/')) return '/'
  // Browsers drop tabs and newlines inside addresses and read "\" as "/", so "/\t/evil" would become "//evil".
  if (/[\p{Cc}\\]/u.test(value)) return '/'
  return withinOrigin(value, nowhere)
}

/**
 * Where to go after a third-party-initiated login, from its `target_link_uri` (OpenID Connect Core, section 4: not to
 * be an open redirector). Only an address within the workspace's own origin counts; else the workspace home.
 */
export function targetPath(value: unknown, workspaceUrl: string): string {
  if (typeof value !== 'string' || value.length > longest || /[\p{Cc}\\]/u.test(value)) return '/'
  if (!/^https?:\/\//i.test(value)) return '/'
  return withinOrigin(value, workspaceUrl)
}

function withinOrigin(value: string, base: string): string {
  if (!URL.canParse(value, base)) return '/'
  const url = new URL(value, base)
  if (url.origin !== new URL(base).origin || url.username !== '' || url.password !== '') return '/'
  const path = url.pathname + url.search
  // "/a/..//evil" resolves to "//evil", which a browser would read as a host.
  return path.startsWith('//') ? '/' : path
}
