import type { Okta } from '../../sim/index.ts'

/** Whether an address is one of the simulated Okta's: below its own host, or of an org with a host of its own. */
export function isAddressOfOkta(okta: Pick<Okta, 'url' | 'orgs'>, address: string): boolean {
  const { host } = new URL(address)
  const isBelow = host === new URL(okta.url).host || host.endsWith(`.${new URL(okta.url).host}`)
  return (
    isBelow ||
    okta.orgs().some(({ url, adminUrl }) => [url, adminUrl].some(one => new URL(one).host === host))
  )
}
