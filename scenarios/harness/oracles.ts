import type { Agent } from './agent.ts'
import { expectThat } from './verdicts.ts'

/** What no person should ever be shown: the insides of the program that failed, in whichever language it is. */
const INSIDES = new RegExp(
  [
    /\bat \S+ \(\S+:\d+:\d+\)|\bnode_modules\b|\bTypeError\b|\bReferenceError\b/,
    /Traceback \(most recent/,
    /\bat [\w.$<>]+\(\w+\.(java|kt|scala):\d+\)/,
    /\.cs:line \d+/,
    /#\d+ \S+\.php\(\d+\)/,
    /\.rb:\d+:in\b/,
    /\bgoroutine \d+ \[/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

/** At least a sentence after the address that a page's text begins with. */
const SENTENCE = /: .*\p{L}+(?:[\p{P}\s]+\p{L}+){3}/u

/** Browser oracle of a refusal: the person is told why, in words, and isn't shown the program's insides. */
export async function expectExplanation(agent: Agent, reason: RegExp = SENTENCE): Promise<void> {
  // The address may hold the very words, as an error that Okta sent does.
  const page = (await agent.text()).replace(agent.address(), 'its address')
  const expected = reason === SENTENCE ? 'in a sentence' : reason.source
  expectThat(`the page explains the refusal (${expected})`, reason.test(page), page)
  expectThat('the page shows no stack trace', !INSIDES.test(page), page)
}
