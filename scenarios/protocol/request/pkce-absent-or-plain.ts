import { createHash } from 'node:crypto'
import { scenario } from '../../harness/scenario.ts'
import { step } from '../../harness/steps.ts'
import { expectEqual } from '../../harness/verdicts.ts'

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

scenario(
  'every sign-in is protected by PKCE with S256',
  { clauses: ['rfc7636.4.2'], level: 'S' },
  async ({ person, label, workspace, wire, connect, assign }) => {
    await connect()
    await assign(person)

    await step('the person signs in, from the front page and by the tile', async () => {
      await person.signsInAtTarget(workspace)
      await person.isSignedInTo(workspace)
      const elsewhere = person.inAnotherBrowser()
      await elsewhere.opensTile(label)
      await elsewhere.isSignedInTo(workspace)
    })

    await step('both requests have a challenge, and the verifiers fit', async () => {
      const methods = wire.authorizationRequests().map(request => request.get('code_challenge_method'))
      expectEqual('the methods of the challenges', methods, ['S256', 'S256'])
      const challenges = wire.authorizationRequests().map(request => request.get('code_challenge'))
      const verifiers = wire.tokenRequests().map(request => request.get('code_verifier') ?? '')
      expectEqual('the challenges', challenges, verifiers.map(s256))
    })
  },
)
