import type Provider from 'oidc-provider'
import type { AdapterPayload } from 'oidc-provider'
import type { OrgModel } from '../org/org.ts'

/** An org as far as its clock matters. */
type OrgClock = Pick<OrgModel, 'offsetSeconds'>

const TIMES = ['iat', 'exp', 'iiat', 'loginTs', 'authTime', 'auth_time', 'consumed'] as const

function shift<T extends object>(seconds: number, record: T): T {
  if (seconds === 0) return record
  const times = record as Partial<Record<(typeof TIMES)[number], unknown>>
  const shifted = TIMES.flatMap(name => {
    const time = times[name]
    return typeof time === 'number' ? [[name, time + seconds]] : []
  })
  return { ...record, ...Object.fromEntries(shifted) }
}

/**
 * oidc-provider reads the machine's clock, and no other can be handed to it. So it goes on working in real time, and
 * what it makes is told in the org's time where it leaves: in the store, and in tokens. Times are seconds, as JWTs
 * have them; where the org's clock is the real one, the record itself is answered.
 */
export function toOrgTime<T extends object>(org: OrgClock, record: T): T {
  return shift(org.offsetSeconds(), record)
}

/** The other way: what was kept in the org's time, as oidc-provider has to see it now. */
export function toRealTime<T extends AdapterPayload | undefined>(org: OrgClock, record: T): T {
  return record && shift(-org.offsetSeconds(), record)
}

interface IdToken {
  available: Record<string, unknown>
  set(name: string, value: unknown): void
  issue(options: { use: string; expiresAt?: number }): Promise<string>
}

/** Lets `iat`, `exp` and `auth_time` of ID tokens, which live `seconds`, follow the org's clock. */
export function shapeIdTokens(provider: Provider, org: OrgModel, seconds: number): void {
  const { prototype } = provider.IdToken as unknown as { prototype: IdToken }
  const { issue } = prototype
  prototype.issue = function (options) {
    if (options.use !== 'idtoken' || org.offsetSeconds() === 0) return issue.call(this, options)
    const iat = Math.floor(org.now().getTime() / 1000)
    this.available = toOrgTime(org, this.available)
    this.set('iat', iat)
    return issue.call(this, { ...options, expiresAt: iat + seconds })
  }
}
