import type { Agent } from './agent.ts'
import { expectThat } from './verdicts.ts'

/** Markup that gives a page which runs it the title "pwned", in the characters that RFC 6749 allows in an error. */
export const SCRIPT = "<script>document.title='pwned'</script>"

/** An address that does the same where a page makes a link of it. */
export const SCRIPT_ADDRESS = "javascript:document.title='pwned'"

// Where a page runs what it was sent, its title says so; where nothing is run, the source of the page tells.
const RAW = /<script>document\.title=["']pwned|<img src=x onerror="document/
const LINKED = /(?:href|src|action)\s*=\s*["']?\s*javascript:/i
const RUN = /^"pwned"/

/** Judges that the page on which somebody stands has nothing in it that came with an address and can be run. */
export async function expectNothingRun(agent: Agent): Promise<void> {
  const shown = await agent.text()
  expectThat('nothing that came with the answer was run', !RUN.test(shown), shown)
  const source = (await agent.history()).at(-1) ?? ''
  expectThat('the page has the markup of the answer escaped, or not at all', !RAW.test(source), source)
  expectThat('the page has no link that runs what came with the answer', !LINKED.test(source), source)
}
