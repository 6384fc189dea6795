import { domainToASCII } from 'node:url'

/** Which of Alpacon's hosts a request came to. */
export type Place =
  | { kind: 'front' }
  | { kind: 'auth' }
  | { kind: 'workspace'; name: string }
  /** A workspace's address in a region that this Alpacon doesn't serve. */
  | { kind: 'elsewhere'; host: string }
  | { kind: 'unknown'; host: string }

export type Hosts = ReturnType<typeof createHosts>

const dnsLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** True for a name that can be the first label of a workspace's address: a DNS label of at most 63 characters. */
export function isWorkspaceName(name: string): boolean {
  return dnsLabel.test(name)
}

/** The one region that an Alpacon serves here. */
const region = 'us1'

/** What a certificate for an Alpacon below this host name has to name. */
export function hostNames(base: string): string[] {
  return [base, `auth.${base}`, `*.${region}.${base}`]
}

/**
 * Names the hosts of one Alpacon, whose front is at `frontUrl` (an origin): identity (`auth.<base>`) and one for each
 * workspace (`<workspace>.<region>.<base>`).
 */
export function createHosts(frontUrl: string) {
  const { protocol, hostname: base, port } = new URL(frontUrl)
  const usualPort = protocol === 'https:' ? '443' : '80'
  const url = (host: string) => new URL(`${protocol}//${host}:${port || usualPort}`).origin
  const workspaceSuffix = `.${region}.${base}`
  // Browsers leave the usual port out; some proxies put it in.
  const withoutUsualPort = (host: string) => host.replace(new RegExp(`:${usualPort}$`), '')

  return {
    region,
    frontUrl,
    scheme: protocol.slice(0, -1),
    authUrl: url(`auth.${base}`),
    workspacePattern: url(`workspace${workspaceSuffix}`).replace('//workspace.', '//<workspace>.'),

    workspaceUrl: (name: string) => url(`${name}${workspaceSuffix}`),

    /** Sorts a request by its Host header. A wrong port is an unknown host: links are built from these names. */
    placeOf(hostHeader: string | undefined): Place {
      const host = withoutUsualPort((hostHeader ?? '').toLowerCase())
      if (host === new URL(url(base)).host) return { kind: 'front' }
      if (host === new URL(url(`auth.${base}`)).host) return { kind: 'auth' }
      const [hostname = '', hostPort = ''] = host.split(':')
      if (hostPort !== port || !hostname.endsWith(`.${base}`)) return { kind: 'unknown', host }
      const [name = '', itsRegion, ...rest] = hostname.slice(0, -base.length - 1).split('.')
      if (rest.length > 0 || itsRegion === undefined || !isWorkspaceName(name))
        return { kind: 'unknown', host }
      return itsRegion === region ? { kind: 'workspace', name } : { kind: 'elsewhere', host }
    },

    /**
     * The workspace a person means by what they typed: its name, its host, or the address of any of its pages; in
     * whichever case, with blanks around it. Undefined when that can't be a workspace of this region.
     */
    workspaceNamed(typed: string): string | undefined {
      const bare = typed.trim().toLowerCase()
      if (isWorkspaceName(bare)) return domainToASCII(bare) === bare ? bare : undefined
      const address = /^https?:\/\//.test(bare) ? bare : `http://${bare}`
      if (/[\s@\\]/.test(bare) || !URL.canParse(address)) return undefined
      const { hostname, port: itsPort } = new URL(address)
      const name = hostname.endsWith(workspaceSuffix) ? hostname.slice(0, -workspaceSuffix.length) : ''
      const isOurs = itsPort === '' || itsPort === port
      return isOurs && isWorkspaceName(name) ? name : undefined
    },
  }
}
