import { scenario } from '../../harness/scenario.ts'
import { given, step } from '../../harness/steps.ts'
import { varyingPart } from '../../harness/varying-part.ts'
import { demandDelivered, expectThat } from '../../harness/verdicts.ts'

/** 96 bits in base64url, 64 in hexadecimal digits: less than that is a counter, a clock or a short cut. */
const FEWEST = 16

scenario(
  'nonce, verifier and state can’t be guessed from earlier ones',
  { clauses: ['oidc-core.15.5.2'], level: 'S', strict: true },
  async ({ person, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await given('the person signs in four times, in four browsers', async () => {
      for (let times = 0; times < 4; times += 1) {
        const browser = person.inAnotherBrowser()
        await browser.signsInAtTarget(workspace)
        await browser.isSignedInTo(workspace)
      }
    })

    await step('of every value, enough changes each time', async () => {
      const requests = wire.authorizationRequests()
      demandDelivered('There were fewer than four requests', requests.length >= 4)
      // Beside a challenge, a state need not be a secret.
      const isTied = requests.every(request => request.has('code_challenge'))
      const values = (from: URLSearchParams[], name: string) => from.map(one => one.get(name) ?? '')
      const judged = {
        nonce: values(requests, 'nonce'),
        'code verifier': values(wire.tokenRequests(), 'code_verifier'),
        state: isTied ? [] : values(requests, 'state'),
      }
      for (const [name, all] of Object.entries(judged)) {
        const sent = all.filter(value => value !== '')
        if (sent.length < 2) continue
        const varying = varyingPart(sent)
        expectThat(
          `${FEWEST} characters or more of the ${name} change from one sign-in to the next`,
          varying >= FEWEST,
          `${varying} do`,
        )
      }
    })
  },
)
