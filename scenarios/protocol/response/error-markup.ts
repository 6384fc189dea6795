import { asksForTokens, refusesSignIn } from '../../harness/refusal.ts'
import { expectThat } from '../../harness/verdicts.ts'

// Where a page runs what it was sent, its title says so; where nothing is run, the source of the page tells.
const RAW = /<script>document\.title="pwned"|<img src=x onerror="document/
const RUN = /^"pwned"/

refusesSignIn('markup in an error of Okta is shown as text', {
  clauses: ['rfc6749.10.14'],
  faults: ['response/error-markup'],
  async judge(scene) {
    const { agent } = scene.person
    const shown = await agent.text()
    expectThat('nothing that came with the error was run', !RUN.test(shown), shown)
    const source = (await agent.history()).at(-1) ?? ''
    expectThat('the page has the markup of the error escaped, or not at all', !RAW.test(source), source)
    asksForTokens(0)(scene)
  },
})
