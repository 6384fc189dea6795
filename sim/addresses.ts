/** Where something answers, as the world outside names it: scheme, host, and a port where it isn't the usual one. */
export type Origin = string

/** The two addresses of an org; its Admin Console has a host of its own. */
export interface OrgAddresses {
  url: Origin
  adminUrl: Origin
}

/** With that of a stranger's site, which always lies below Okta's own. */
interface AllAddresses extends OrgAddresses {
  strangerUrl: Origin
}

/** What may be said of an org's addresses; both are derived from Okta's own where nothing is said. */
export interface PublicAddresses {
  /** The org's issuer and dashboard: `https://login.example.test`, `http://host.docker.internal:4600`. */
  publicUrl?: string
  /** Its Admin Console; `<first label>-admin` in the same domain where it isn't given. */
  publicAdminUrl?: string
}

/**
 * A public URL in its one spelling. Throws, calling it `what`, where it is anything but scheme, host and port: an
 * issuer is compared letter by letter, so what would have to be cut off is refused.
 */
export function readOrigin(given: string, what: string): Origin {
  const problem = problemOf(given)
  if (problem === undefined) return new URL(given).origin
  const shown = given.replace(/\/\/[^/]*@/, '//…@')
  throw new Error(
    `${what} can't be "${shown}": ${problem}. Give scheme and host, and a port where it isn't the usual one, ` +
      'as in https://okta.example.test.',
  )
}

function problemOf(given: string): string | undefined {
  if (!/^https?:\/\//i.test(given)) return 'it has to begin with http:// or https://'
  if (/\s/.test(given) || !URL.canParse(given)) return 'it is not a URL'
  const { username, password, search, hash, pathname, hostname, host, origin } = new URL(given)
  if (username || password || given.includes('@')) return 'it holds a user name or password'
  if (search || given.includes('?')) return 'it has a query'
  if (hash || given.includes('#')) return 'it has a fragment'
  if (pathname !== '/') return `it has a path, ${pathname}`
  if (given.endsWith('/')) return 'it ends with a slash'
  if (!/^(\[[\da-f:.]+\]|[a-z\d_-]+(\.[a-z\d_-]+)*)$/.test(hostname))
    return `${host} is not the name of a host`
  // Backslashes and the like: the parser mends what others would read differently.
  const rest = given.toLowerCase().replace(/:(80|443)$/, '')
  return rest === origin.replace(/:(80|443)$/, '') ? undefined : `it would be read as ${origin}`
}

/** The host name of an origin, without a port. */
export function hostnameOf(origin: Origin): string {
  return new URL(origin).hostname
}

/** `origin` with a label put before its host. */
export function below(origin: Origin, label: string): Origin {
  const url = new URL(origin)
  url.hostname = `${label}.${url.hostname}`
  return url.origin
}

/**
 * The addresses of an org of its own. As at Okta, `acme.okta.com` has its console at `acme-admin.okta.com`.
 * Throws where a URL is none, or the console's can't be derived.
 */
export function ownAddresses(
  name: string,
  { publicUrl, publicAdminUrl }: PublicAddresses,
): OrgAddresses | undefined {
  if (publicUrl === undefined) {
    if (publicAdminUrl === undefined) return undefined
    throw new Error(
      `The org "${name}" can't have a public URL for its Admin Console only: give publicUrl too.`,
    )
  }
  const url = readOrigin(publicUrl, `The public URL of the org "${name}"`)
  if (publicAdminUrl !== undefined) {
    const adminUrl = readOrigin(publicAdminUrl, `The Admin Console's public URL of the org "${name}"`)
    if (hostnameOf(adminUrl) !== hostnameOf(url)) return { url, adminUrl }
    throw new Error(
      `The org "${name}" and its Admin Console can't both answer at ${hostnameOf(url)}: give them different hosts.`,
    )
  }
  const { hostname } = new URL(url)
  const labels = hostname.split('.')
  const hasSubdomain =
    labels.length > (labels.at(-1) === 'localhost' ? 1 : 2) && !/^[\d.]+$|^\[/.test(hostname)
  if (!hasSubdomain) {
    throw new Error(
      `The Admin Console of the org "${name}" has no address: ${hostname} has no subdomain that "-admin" could be ` +
        "added to. Give the console's public URL too.",
    )
  }
  const admin = new URL(url)
  admin.hostname = [`${labels[0]}-admin`, ...labels.slice(1)].join('.')
  return { url, adminUrl: admin.origin }
}

/** What a host name stands for; an org by its name. */
export type Place =
  | { kind: 'landing' }
  | { kind: 'system-admin' }
  | { kind: 'org' | 'console' | 'stranger'; org: string }

export type Addresses = ReturnType<typeof createAddresses>

/** Okta's own public URL. Throws where it is none, can't have hosts below it, or says http where Okta serves TLS. */
export function readOktaOrigin(given: string, servesTls: boolean): Origin {
  const url = readOrigin(given, "Okta's public URL")
  if (below(url, 'system-admin') === url) {
    throw new Error(
      `Okta's public URL can't be "${url}": the orgs' hosts lie below it, and an IP address has none. Give a host name.`,
    )
  }
  demandTls(url, servesTls, "Okta's public URL")
  return url
}

function demandTls(url: Origin, servesTls: boolean, what: string): void {
  if (!servesTls || url.startsWith('https:')) return
  throw new Error(`${what} can't be "${url}" where Okta serves TLS: it has to begin with https://.`)
}

/** The address book of one simulated Okta at `url`: which addresses its orgs have, and what a host name stands for. */
export function createAddresses(url: Origin, servesTls: boolean) {
  const systemAdminUrl = below(url, 'system-admin')
  const places = new Map<string, Place>([
    [hostnameOf(url), { kind: 'landing' }],
    [hostnameOf(systemAdminUrl), { kind: 'system-admin' }],
  ])
  const hostsOf = (name: string) =>
    [...places].filter(([, place]) => 'org' in place && place.org === name).map(([host]) => host)

  return {
    url,
    systemAdminUrl,

    /** An org's own addresses, or those that lie below Okta's. */
    addressesOf(name: string, own: OrgAddresses | undefined): AllAddresses {
      const { url: orgUrl, adminUrl } = own ?? {
        url: below(url, name),
        adminUrl: below(url, `${name}-admin`),
      }
      return { url: orgUrl, adminUrl, strangerUrl: below(url, `${name}-stranger`) }
    },

    /**
     * Lets an org answer at its addresses, and at no others. Throws where a host is taken: cookies don't tell ports
     * apart, so two orgs can't share one.
     */
    enter(org: string, { url, adminUrl, strangerUrl }: AllAddresses): void {
      for (const origin of [url, adminUrl, strangerUrl]) {
        demandTls(origin, servesTls, `A public URL of the org "${org}"`)
        const taken = places.get(hostnameOf(origin))
        if (taken && !('org' in taken && taken.org === org)) {
          const whose = 'org' in taken ? `the org "${taken.org}"` : 'Okta itself'
          throw new Error(
            `The org "${org}" can't answer at ${origin}: ${hostnameOf(origin)} is a host of ${whose}.`,
          )
        }
      }
      this.remove(org)
      places.set(hostnameOf(url), { kind: 'org', org })
      places.set(hostnameOf(adminUrl), { kind: 'console', org })
      places.set(hostnameOf(strangerUrl), { kind: 'stranger', org })
    },

    /** Forgets an org that is gone. */
    remove(org: string): void {
      for (const host of hostsOf(org)) places.delete(host)
    },

    /** What a Host header stands for, in any case and with any port; undefined where nothing answers there. */
    placeOf(host: string): Place | undefined {
      return places.get(host.toLowerCase().replace(/:\d+$/, ''))
    },

    /** What a certificate for all of it has to name. */
    certificateNames(): string[] {
      const base = hostnameOf(url)
      const isBelow = (host: string) => host.split('.').slice(1).join('.') === base
      const others = [...places.keys()]
        .filter(host => !isBelow(host))
        .map(host => host.replace(/^\[|\]$/g, ''))
      return [...new Set([...others, `*.${base}`, 'localhost', '127.0.0.1'])]
    },
  }
}
