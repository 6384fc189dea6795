import type { Okta } from '../../sim/index.ts'

type Addressed = Pick<Okta, 'url' | 'orgs'>

/** Whether an address is one of the simulated Okta's: below its own host, or of an org with a host of its own. */
export function isAddressOfOkta(okta: Addressed, address: string): boolean {
  const { host } = new URL(address)
  const [own = ''] = hostsOf(okta, [okta.url])
  if (host === own || host.endsWith(`.${own}`)) return true
  return okta.orgs().some(org => hostsOf(org, [org.url, org.adminUrl]).includes(host))
}

const known = new WeakMap<object, string[]>()

// Asked of every address that anybody opens, with the orgs of all scenarios before: taken apart once.
function hostsOf(one: object, urls: string[]): string[] {
  const hosts = known.get(one) ?? urls.map(url => new URL(url).host)
  known.set(one, hosts)
  return hosts
}
