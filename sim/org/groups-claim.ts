import { invalid } from './errors.ts'
import type { Group, OauthClient } from './state.ts'

/** How many groups a claim may name; with more the request fails. https://developer.okta.com/docs/guides/customize-tokens-groups-claim/ */
export const MOST_GROUPS_IN_CLAIM = 100

type GroupsClaim = NonNullable<OauthClient['groupsClaim']>

/** The names of those groups that an app's filter lets into the claim `groups`, in order. */
export function groupsInClaim({ filterType, value }: GroupsClaim, groups: readonly Group[]): string[] {
  const fits = matcherOf(filterType, value)
  return groups.map(({ profile }) => profile.name).filter(fits)
}

/** Throws E0000001 where a filter can't be applied: a regular expression that is none. */
export function checkGroupsClaim({ filterType, value }: GroupsClaim): void {
  if (!value) throw invalid('value', 'The field cannot be left blank')
  try {
    matcherOf(filterType, value)
  } catch {
    throw invalid('value', `'${value}' is not a valid regular expression`)
  }
}

function matcherOf(filterType: GroupsClaim['filterType'], value: string): (name: string) => boolean {
  if (filterType === 'EQUALS') return name => name === value
  if (filterType === 'STARTS_WITH') return name => name.startsWith(value)
  if (filterType === 'CONTAINS') return name => name.includes(value)
  const whole = new RegExp(`^(?:${value})$`, 'u')
  return name => whole.test(name)
}
