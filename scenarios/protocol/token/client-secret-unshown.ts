import { refusesSignIn } from '../../harness/refusal.ts'
import { demandDelivered, expectEqual } from '../../harness/verdicts.ts'

refusesSignIn('a page that says why Okta refused a code does not have the client secret in it', {
  clauses: ['rfc6749.2.3.1'],
  faults: ['token/invalid-grant'],
  async judge({ okta, person }) {
    const secrets = okta.model.applications.list().flatMap(({ clientSecret }) => clientSecret ?? [])
    demandDelivered('The org has no client with a secret', secrets.length > 0)
    const pages = await person.agent.history()
    const telling = pages.filter(page => secrets.some(secret => page.includes(secret)))
    expectEqual('how many pages have the client secret in them', telling.length, 0)
  },
})
