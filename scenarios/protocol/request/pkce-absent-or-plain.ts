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
    const elsewhere = person.inAnotherBrowser()
    const methods = () => wire.authorizationRequests().map(request => request.get('code_challenge_method'))

    await step('from the front page the person is sent to Okta with a challenge', async () => {
      await person.continuesWithOkta(workspace)
      expectEqual('the method of the challenge', methods(), ['S256'])
    })

    await step('by the tile too', async () => {
      await elsewhere.opensTile(label)
      expectEqual('the methods of the challenges', methods(), ['S256', 'S256'])
    })

    await step('signed in, the verifiers fit', async () => {
      await elsewhere.isSignedInTo(workspace)
      await person.signsInToOkta()
      await person.isSignedInTo(workspace)
      const challenges = wire.authorizationRequests().map(request => request.get('code_challenge') ?? '')
      const verifiers = wire.tokenRequests().map(request => request.get('code_verifier') ?? '')
      expectEqual('the challenges', challenges.toSorted(), verifiers.map(s256).toSorted())
    })
  },
)
