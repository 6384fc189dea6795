import { fullName, type User, type Workspace } from './workspace.ts'

export const membersPerPage = 25
const mostWords = 8

export type FoundMembers = {
  /** Those of this page, by name. */
  members: User[]
  page: number
  pages: number
  /** How many fit, on all pages. */
  found: number
}

/**
 * One page of the members of a workspace in whom every word of a search is found: in name, email or username, and in
 * what Okta calls them where the searcher may see that. A page that there isn't is the nearest that there is.
 */
export function findMembers(
  { users }: Workspace,
  { search, page, withIdentities }: { search: string; page: number; withIdentities: boolean },
): FoundMembers {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)
  const fitting = words.length === 0 ? [...users] : users.filter(user => fits(user, words, withIdentities))
  const sorted = fitting.map(user => ({ user, key: sortKey(user) })).sort(byKey)
  const pages = Math.max(1, Math.ceil(fitting.length / membersPerPage))
  const at = Math.min(Math.max(1, page), pages)
  const members = sorted.slice((at - 1) * membersPerPage, at * membersPerPage).map(({ user }) => user)
  return { members, page: at, pages, found: fitting.length }
}

function fits(user: User, words: string[], withIdentities: boolean): boolean {
  const identities = withIdentities ? user.identities.flatMap(({ issuer, subject }) => [issuer, subject]) : []
  const text = [fullName(user), user.email, user.username, ...identities].join('\n').toLowerCase()
  return words.every(word => text.includes(word))
}

/** What a member is sorted by: letters without case and accents, so that Ömer stands beside Omar. */
function sortKey(user: User): string {
  return `${fullName(user)}\n${user.email}`.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

function byKey({ key: one }: { key: string }, { key: other }: { key: string }): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
