import { scenario } from '../../harness/scenario.ts'
import { given, step } from '../../harness/steps.ts'
import { demandDelivered, expectEqual, expectThat } from '../../harness/verdicts.ts'

scenario(
  'no sign-in is begun with a state, nonce or verifier of another',
  { clauses: ['rfc9700.2.1.1'] },
  async ({ person, label, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await given('the person begins a sign-in, leaves it, and signs in three times', async () => {
      await person.continuesWithOkta(workspace)
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      for (const by of ['front page', 'tile']) {
        const elsewhere = person.inAnotherBrowser()
        await (by === 'tile' ? elsewhere.opensTile(label) : elsewhere.signsInAtTarget(workspace))
        await elsewhere.isSignedInTo(workspace)
      }
    })

    await step('every value was seen once', async () => {
      const requests = wire.authorizationRequests()
      demandDelivered('there were fewer than four requests', requests.length >= 4)
      // A state need not differ beside a challenge of its own, which then is what ties the answer to the browser.
      const isTied = requests.every(request => request.has('code_challenge'))
      for (const name of ['nonce', 'code_challenge', ...(isTied ? [] : ['state'])]) {
        const values = requests.map(request => request.get(name)).filter(value => value !== null)
        expectEqual(`how many values of ${name} there are`, new Set(values).size, values.length)
      }
      const verifiers = wire.tokenRequests().map(request => request.get('code_verifier') ?? '')
      const sent = verifiers.filter(verifier => verifier !== '')
      expectEqual('how many verifiers there are', new Set(sent).size, sent.length)
    })

    await step('and each request has one that ties it to its browser', async () => {
      const bare = wire.authorizationRequests().filter(request => {
        return !request.has('state') && !request.has('nonce') && !request.has('code_challenge')
      })
      expectThat(
        'every request has a state, a nonce or a challenge',
        bare.length === 0,
        `${bare.length} without`,
      )
    })
  },
)
