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

const inEnglish = new Intl.Collator('en')

/**
 * One page of the members of a workspace in whom every word of a search is found: in name, email or username, and in
 * what Okta calls them where the searcher may see that. A page that there isn't is the nearest that there is.
 */
export function findMembers(
  { users }: Workspace,
  { search, page, withIdentities }: { search: string; page: number; withIdentities: boolean },
): FoundMembers {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)
  const named = users.map(user => ({ user, name: fullName(user) }))
  const fitting = words.length === 0 ? named : named.filter(one => fits(one, words, withIdentities))
  fitting.sort(
    (one, other) =>
      inEnglish.compare(one.name, other.name) || inEnglish.compare(one.user.email, other.user.email),
  )
  const pages = Math.max(1, Math.ceil(fitting.length / membersPerPage))
  const at = Math.min(Math.max(1, page), pages)
  const members = fitting.slice((at - 1) * membersPerPage, at * membersPerPage).map(({ user }) => user)
  return { members, page: at, pages, found: fitting.length }
}

type Named = { user: User; name: string }

function fits({ user, name }: Named, words: string[], withIdentities: boolean): boolean {
  const identities = withIdentities ? user.identities.flatMap(({ issuer, subject }) => [issuer, subject]) : []
  const text = [name, user.email, user.username, ...identities].join('\n').toLowerCase()
  return words.every(word => text.includes(word))
}
