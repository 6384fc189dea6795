import { letsInWithName } from '../harness/strange-name.ts'
import { expectEqual } from '../harness/verdicts.ts'

letsInWithName('a name that is written from right to left is kept as it is', {
  clauses: ['oidc-core.5.2', 'guide.step-3.created-on-first-sign-in'],
  names: [{ firstName: 'שרה', lastName: 'בן־דוד' }],
  judge({ firstName, lastName }) {
    expectEqual('the name', { firstName, lastName }, { firstName: 'שרה', lastName: 'בן־דוד' })
  },
})
