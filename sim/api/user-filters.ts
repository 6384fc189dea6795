import type { User } from '../org/state.ts'
import { COMPARISONS, type FilterRules, SEARCH_OPERATORS } from './filters.ts'

const TIMES = ['created', 'activated', 'statusChanged', 'lastUpdated'] as const

/**
 * `filter` of the user list: a few attributes, by `eq`; lastUpdated also by the comparisons.
 * https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User/#tag/User/operation/listUsers
 */
export const USER_FILTER: FilterRules<User> = {
  values(path) {
    if (path === 'status' || path === 'id' || path === 'lastUpdated') return user => [user[path]]
    const attribute = /^profile\.(login|email|firstName|lastName)$/.exec(path)?.[1]
    return attribute === undefined ? undefined : user => [user.profile[attribute]]
  },
  operators: path => (path === 'lastUpdated' ? COMPARISONS : ['eq']),
}

/** `search` of the user list: the same and every attribute of the profile, by every operator. */
export const USER_SEARCH: FilterRules<User> = {
  values: path => userValue(path) && (user => [userValue(path)!(user)].flat()),
  operators: () => SEARCH_OPERATORS,
}

/** Where `search` and `sortBy` find a value; undefined where the path is none of a user's. */
export function userValue(path: string): ((user: User) => unknown) | undefined {
  if (path === 'id' || path === 'status') return user => user[path]
  const time = TIMES.find(name => name === path)
  if (time) return user => user[time]
  const attribute = /^profile\.(\w+)$/.exec(path)?.[1]
  if (attribute === undefined) return undefined
  return ({ profile }) => (Object.hasOwn(profile, attribute) ? profile[attribute] : undefined)
}

/** `q`: what a first name, last name, login or address begins with, in any case. */
export function startsLike(query: string): (user: User) => boolean {
  const wanted = query.toLowerCase()
  return ({ profile: { firstName, lastName, email, login } }) => {
    return [firstName, lastName, email, login, `${firstName} ${lastName}`].some(text =>
      text.toLowerCase().startsWith(wanted),
    )
  }
}
