/**
 * Alpacon's public URL in its one spelling: scheme, host, and a port where it isn't the usual one. Throws a sentence
 * where it is anything else: a path or a query would be lost in every address that is made from it, and other hosts
 * have to lie below its name.
 */
export function readPublicUrl(given: string, servesTls: boolean): string {
  const problem = problemOf(given, servesTls)
  if (problem === undefined) return new URL(given).origin
  throw new Error(
    `Alpacon's public URL can't be "${given.replace(/\/\/[^/]*@/, '//…@')}": ${problem}. Give scheme and host, and a ` +
      'port where it isn’t the usual one, as in https://alpacon.example.test.',
  )
}

function problemOf(given: string, servesTls: boolean): string | undefined {
  if (!/^https?:\/\//i.test(given)) return 'it has to begin with http:// or https://'
  if (/\s/.test(given) || !URL.canParse(given)) return 'it is not a URL'
  const { protocol, username, password, pathname, search, hash, hostname, origin } = new URL(given)
  if (username !== '' || password !== '' || given.includes('@')) return 'it holds a user name or password'
  if (search !== '' || given.includes('?')) return 'it has a query'
  if (hash !== '' || given.includes('#')) return 'it has a fragment'
  if (pathname !== '/') return `it has a path, ${pathname}`
  if (given.endsWith('/')) return 'it ends with a slash'
  if (/^[\d.]+$|^\[/.test(hostname)) return 'hosts of workspaces lie below it, and an IP address has none'
  if (!/^[a-z\d_-]+(\.[a-z\d_-]+)*$/.test(hostname)) return `${hostname} is not the name of a host`
  const usualPort = /:(80|443)$/
  if (given.toLowerCase().replace(usualPort, '') !== origin.replace(usualPort, ''))
    return `it would be read as ${origin}`
  if (servesTls && protocol === 'http:') return 'Alpacon serves TLS, so it has to begin with https://'
  return undefined
}
