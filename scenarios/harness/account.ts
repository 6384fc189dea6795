import type { Person } from './person.ts'
import type { Scene } from './scene.ts'
import type { TargetUser, Workspace } from './target.ts'
import { expectEqual, expectThat, Inconclusive } from './verdicts.ts'

type Where = Pick<Scene, 'okta' | 'target' | 'users'> & { workspace: Workspace }

/** The one user of the workspace with this email, in whichever case. Throws Inconclusive where there isn't one. */
export async function accountOf({ users, workspace }: Where, email: string): Promise<TargetUser> {
  const [account, ...more] = withEmail(await users(workspace), email)
  if (!account || more.length > 0) {
    throw new Inconclusive(
      `workspace ${workspace.name} has ${more.length + (account ? 1 : 0)} users ${email}`,
    )
  }
  return account
}

/** The user who had this account, as they are now, under whichever email; undefined where they are gone. */
export async function accountNow(
  { users, workspace }: Where,
  { id }: TargetUser,
): Promise<TargetUser | undefined> {
  return (await users(workspace)).find(user => user.id === id)
}

/** Users with this email, in whichever case. */
export function withEmail(users: readonly TargetUser[], email: string): TargetUser[] {
  return users.filter(user => user.email.toLowerCase() === email.toLowerCase())
}

/** The user whom a person's identity at Okta belongs to; undefined where there is none. */
export async function ownAccount(
  { okta, users, workspace }: Where,
  { user: { id } }: Person,
): Promise<TargetUser | undefined> {
  return (await users(workspace)).find(({ identities }) =>
    identities.some(({ issuer, subject }) => issuer === okta.url && subject === id),
  )
}

/**
 * Judges that somebody who came from Okta was not handed an account that isn't theirs: it is as it was, role and
 * identities included, and they are either told why they aren't let in, or signed in to another account, their own.
 */
export async function expectNotHanded(where: Where, person: Person, account: TargetUser): Promise<void> {
  const { target, workspace } = where
  expectEqual(`the account that ${account.email} had before`, await accountNow(where, account), account)
  if ((await target.steps.whoIsSignedIn(person.agent, workspace)) === undefined) {
    await person.isToldWhyRefused()
    return
  }
  const own = await ownAccount(where, person)
  expectThat(
    `${person.name} is signed in to an account of their own`,
    own !== undefined && own.id !== account.id,
    own === undefined ? 'somebody is signed in, and no user has their identity' : own.email,
  )
}
