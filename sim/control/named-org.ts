import type { Okta } from '../index.ts'
import type { RunningOrg } from '../running-org.ts'
import { ControlError } from './errors.ts'

/** The org of that name. Throws ControlError. */
export function namedOrg(okta: Okta, name: string): RunningOrg {
  const org = okta.org(name)
  if (org) return org
  throw new ControlError('not_found', `There is no org "${name}".`, {
    next: 'GET /_sim/orgs lists those that there are; POST /_sim/orgs makes one.',
  })
}
