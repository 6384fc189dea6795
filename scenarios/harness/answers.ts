import type { Person } from './person.ts'
import type { Scene } from './scene.ts'
import { twin } from './steps.ts'
import type { Workspace } from './target.ts'
import { expectEqual } from './verdicts.ts'

/** An answer of Okta's with other parameters. */
export function withParameters(answer: URL, changes: Record<string, string>): string {
  const altered = new URL(answer)
  for (const [name, value] of Object.entries(changes)) altered.searchParams.set(name, value)
  return altered.href
}

/** A parameter of an answer. */
export const parameter = (answer: URL, name: 'code' | 'state') => answer.searchParams.get(name) ?? ''

/**
 * Happy twin of whatever is done with an answer of Okta's that was held back: opened as it is, in the browser that it
 * was meant for, it signs the person in. Uses a browser of its own.
 */
export function ownAnswerSignsIn(person: Person, workspace: Workspace): Promise<void> {
  return twin(`opened in the browser that it was for, such an answer signs ${person.name} in`, async () => {
    const elsewhere = person.inAnotherBrowser()
    const answer = await elsewhere.obtainsAnswer(workspace)
    await elsewhere.agent.open(answer.href)
    await elsewhere.isSignedInTo(workspace)
  })
}

/** Remembers how often the target has asked for tokens, to judge later how often it has since. */
export function countTokenRequests({ wire }: Pick<Scene, 'wire'>) {
  const before = wire.tokenRequests().length
  const since = () => wire.tokenRequests().length - before
  return { since, expectNone: () => expectEqual('how often the target asked for tokens', since(), 0) }
}
