import type { Agent } from './agent.ts'
import { expectThat } from './verdicts.ts'

/** What no person should ever be shown: the insides of the program that failed. */
const INSIDES =
  /\bat \S+ \(\S+:\d+:\d+\)|\bnode_modules\b|Traceback \(most recent|\bTypeError\b|\bReferenceError\b/

/** Browser oracle of a refusal: the person is told why, in words, and isn't shown the program's insides. */
export async function expectExplanation(agent: Agent, reason: RegExp): Promise<void> {
  const page = await agent.text()
  expectThat(`the page explains the refusal (${reason.source})`, reason.test(page), page)
  expectThat('the page shows no stack trace', !INSIDES.test(page), page)
}
