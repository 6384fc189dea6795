import { disregards } from '../../harness/refusal.ts'
import { expectEqual } from '../../harness/verdicts.ts'

disregards('where userinfo redirects elsewhere, the access token does not go with it', {
  clauses: ['rfc6750.5.3'],
  faults: ['userinfo/redirect'],
  judge({ wire }) {
    const tokens = wire
      .okta()
      .filter(({ to }) => to === 'Stranger')
      .flatMap(({ request }) => request.headers)
      .filter(([name]) => name.toLowerCase() === 'authorization')
    expectEqual('how many tokens the stranger was shown', tokens.length, 0)
  },
})
