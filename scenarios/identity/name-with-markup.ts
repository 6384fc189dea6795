import { letsInWithName } from '../harness/strange-name.ts'
import { demandDelivered, expectThat } from '../harness/verdicts.ts'

const MARKUP = `<img src=x onerror="document.title='pwned'">`
const BREAKOUT = `"'></title></script><script>document.title='pwned'</script>`

letsInWithName('markup in a name is text, to the person and to a superuser', {
  clauses: ['identity.names-are-text'],
  names: [
    { firstName: MARKUP, lastName: 'Nguyen' },
    { firstName: 'Noa', lastName: BREAKOUT },
  ],
  async judge(_user, { okta, target, workspace }, { agent, inAnotherBrowser }) {
    const { agent: superuser } = inAnotherBrowser()
    await target.steps.openSignIn(superuser, workspace)
    await target.steps.signInLocally(superuser, workspace.superuser)
    const reading = await target.steps.whoIsSignedIn(superuser, workspace)
    demandDelivered('No superuser read it', reading?.email === workspace.superuser.email)
    await superuser.open(workspace.url)
    for (const reader of [agent, superuser]) {
      // Addresses and pages take turns; the simulated Okta's pages are not what is judged.
      let isOktas = false
      for (const seen of await reader.history()) {
        if (URL.canParse(seen)) isOktas = seen.startsWith(okta.url)
        else if (!isOktas) expectThat('no page has it as markup', !isMarkup(seen), seen)
      }
      const page = await reader.text()
      expectThat('no script of it has run', !page.startsWith('"pwned"'), page)
    }
  },
})

function isMarkup(source: string): boolean {
  return /<img src="?x"? onerror|<script>document\.title/.test(source)
}
